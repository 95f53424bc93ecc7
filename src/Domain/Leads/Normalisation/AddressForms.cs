using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>The special forms of USPS Publication 28: boxes, rural routes, numbered roads, directionals.</summary>
internal static class AddressForms
{
    internal const byte HashUnit = 25;

    /// <summary>Finds a post office box.</summary>
    /// <returns>Index of its first word, -1 when there is none.</returns>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="length">Number of words, the last of which is the box's identifier.</param>
    public static int PoBox(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, out int length)
    {
        length = 0;
        for (var i = 0; i < tokens.Length - 1; i++)
        {
            var word = AddressTokens.Text(text, tokens[i]);
            int at;
            if (Is(word, "po"u8) || Is(word, "pob"u8) || Is(word, "pobox"u8) || Is(word, "p.o."u8))
            {
                at = i + 1;
            }
            else if (Is(word, "p"u8) && Is(AddressTokens.Text(text, tokens[i + 1]), "o"u8))
            {
                at = i + 2;
            }
            else if (Is(word, "post"u8) && Is(AddressTokens.Text(text, tokens[i + 1]), "office"u8))
            {
                at = i + 2;
            }
            else if (i == 0 && Is(word, "box"u8))
            {
                at = i;
            }
            else
            {
                continue;
            }

            var isBox = Is(word, "pobox"u8) || Is(word, "pob"u8);
            if (at < tokens.Length && (Is(AddressTokens.Text(text, tokens[at]), "box"u8) || Is(AddressTokens.Text(text, tokens[at]), "bx"u8) || Is(AddressTokens.Text(text, tokens[at]), "drawer"u8)))
            {
                at++;
                isBox = true;
            }

            while (at < tokens.Length && tokens[at].Meaning.Unit == HashUnit)
            {
                at++;
            }

            if (isBox && at < tokens.Length && (tokens[at].HasDigit || tokens[at].Length <= 2))
            {
                length = at + 1 - i;
                return i;
            }
        }

        return -1;
    }

    /// <summary>Appends <c>RR 2 Box 18</c> or <c>HC 68 Box 23A</c>.</summary>
    public static bool TryRuralRoute(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, ByteArena output, out int used)
    {
        used = 0;
        if (tokens.Length < 2)
        {
            return false;
        }

        var first = AddressTokens.Text(text, tokens[0]);
        var second = AddressTokens.Text(text, tokens[1]);
        var needsBox = false;
        ReadOnlySpan<byte> form = "RR "u8;
        int at;
        if (Is(first, "rr"u8) || Is(first, "rfd"u8) || Is(first, "r.r."u8))
        {
            at = 1;
        }
        else if (Is(first, "hc"u8) || Is(first, "hcr"u8))
        {
            form = "HC "u8;
            at = 1;
        }
        else if ((Is(first, "r"u8) && Is(second, "r"u8)) || (Is(first, "rural"u8) && tokens[1].Meaning.Road == 8))
        {
            at = 2;
        }
        else if ((Is(first, "highway"u8) && Is(second, "contract"u8)) || (Is(first, "star"u8) && tokens[1].Meaning.Road == 8))
        {
            form = "HC "u8;
            at = 2;
            at += at < tokens.Length && tokens[at].Meaning.Road == 8 ? 1 : 0;
        }
        else if (tokens[0].Meaning.Road == 8 || Is(first, "rd"u8))
        {
            needsBox = true;
            at = 1;
        }
        else
        {
            return false;
        }

        at = PastHash(tokens, at);
        if (at >= tokens.Length || !tokens[at].HasDigit)
        {
            return false;
        }

        var route = AddressTokens.Text(text, tokens[at]);
        at++;
        var box = at;
        var hasBox = at < tokens.Length && (Is(AddressTokens.Text(text, tokens[at]), "box"u8) || Is(AddressTokens.Text(text, tokens[at]), "bx"u8) || tokens[at].Meaning.Unit == HashUnit);
        if (hasBox)
        {
            box = PastHash(tokens, at + 1);
            hasBox = box < tokens.Length && (tokens[box].HasDigit || tokens[box].Length == 1);
        }

        if (needsBox && !hasBox)
        {
            return false;
        }

        output.Append(form);
        WordCase.AppendUpper(route, output);
        used = at;
        if (hasBox)
        {
            output.Append(" Box "u8);
            WordCase.AppendUpper(AddressTokens.Text(text, tokens[box]), output);
            used = box + 1;
        }

        return true;
    }

    /// <summary>The directional before a street's name: how many words it takes, 0 when there is none (North St is a name).</summary>
    public static int PreDirection(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, out byte direction)
    {
        direction = tokens[0].Meaning.Direction;
        if (direction == 0 || tokens.Length < 2)
        {
            return 0;
        }

        // "No" before a number is its sign and no direction.
        if (Is(AddressTokens.Text(text, tokens[0]), "no"u8) && tokens[1].HasDigit && !AddressTokens.IsOrdinal(AddressTokens.Text(text, tokens[1])))
        {
            return 0;
        }

        if (IsEnd(tokens, 1))
        {
            return 0;
        }

        var joined = Joined(direction, tokens[1].Meaning.Direction);
        if (joined != 0 && tokens.Length > 2 && !IsEnd(tokens, 2))
        {
            direction = joined;
            return 2;
        }

        return 1;

        // Nothing but a suffix, perhaps with a directional behind it, is left: the word is the street's name.
        static bool IsEnd(ReadOnlySpan<AddressToken> tokens, int from) =>
            tokens[from].Meaning.Suffix != 0 && tokens[from].Meaning.Strong
            && (tokens.Length == from + 1 || (tokens.Length == from + 2 && (tokens[from + 1].Meaning.Direction != 0)));
    }

    /// <summary>North or south and east or west taken together, 0 for other pairs.</summary>
    public static byte Joined(byte first, byte second) => (first, second) switch
    {
        (1, 3) => 5,
        (2, 3) => 6,
        (1, 4) => 7,
        (2, 4) => 8,
        _ => 0,
    };

    /// <summary>
    /// Recognises a numbered road at the start of the words.
    /// </summary>
    /// <returns>Index into <see cref="AddressWords.RoadNames"/> plus one, 0 when it is none.</returns>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The words.</param>
    /// <param name="length">Number of words with the road's number as the last.</param>
    /// <param name="prefix">1 when the first word is a state's name.</param>
    public static int NumberedRoad(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, out int length, out int prefix)
    {
        length = 0;
        prefix = 0;
        var first = AddressTokens.Text(text, tokens[0]);
        if (tokens[0].HasDigit)
        {
            // I-10, IH35, I10, US-12
            var glued = CellText.StartsWith(first, "ih"u8) ? 2 : CellText.StartsWith(first, "i"u8) ? 1 : 0;
            if (glued > 0 && CellText.AllDigits(first[glued..].TrimStart((byte)'-')))
            {
                length = 1;
                return 9;
            }

            length = 1;
            return CellText.StartsWith(first, "us-"u8) && CellText.AllDigits(first[3..]) ? 12 : 0;
        }

        if (tokens.Length < 2)
        {
            return 0;
        }

        var road = (int)tokens[0].Meaning.Road;
        var at = 1;
        if (Is(first, "state"u8) || Is(first, "county"u8) || Is(first, "co"u8))
        {
            var county = !Is(first, "state"u8);
            road = (tokens[1].Meaning.Road, tokens[1].Meaning.Suffix != 0 && IsRoadWord(text, tokens[1])) switch
            {
                (1, _) => county ? 6 : 2,
                (8, _) => county ? 7 : 3,
                (_, true) => county ? 5 : 4,
                _ => 0,
            };
            at = 2;
        }
        else if ((Is(first, "u"u8) && Is(AddressTokens.Text(text, tokens[1]), "s"u8)) || Is(first, "us"u8))
        {
            at = first.Length == 1 ? 2 : 1;
            road = 12;
            at += at < tokens.Length && tokens[at].Meaning.Road is 1 or 8 ? 1 : 0;
        }
        else if (Is(first, "farm"u8) && tokens.Length > 3 && Is(AddressTokens.Text(text, tokens[1]), "to"u8) && Is(AddressTokens.Text(text, tokens[2]), "market"u8))
        {
            road = 10;
            at = tokens[3].HasDigit ? 3 : 4;
        }
        else if (road == 10 && IsRoadWord(text, tokens[1]))
        {
            at = 2;
        }
        else if (road is 9 && Is(first, "interstate"u8) && tokens[1].Meaning.Road == 1)
        {
            at = 2;
        }
        else if (tokens.Length > 2 && tokens[1].Meaning.Road is 1 or 8 && StreetWriter.IsStateWord(first))
        {
            road = tokens[1].Meaning.Road;
            at = 2;
            prefix = 1;
        }

        if (road == 0)
        {
            return 0;
        }

        at = PastHash(tokens, at);
        if (at >= tokens.Length || !IsRoadNumber(text, tokens[at], road))
        {
            return 0;
        }

        length = at + 1;
        return road;
    }

    /// <summary>Appends a road found by <see cref="NumberedRoad"/>.</summary>
    public static void AppendRoad(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int road, ByteArena output)
    {
        var number = AddressTokens.Text(text, tokens[^1]);
        output.Append(AddressWords.RoadNames[road - 1]);
        output.Append((byte)' ');
        if (tokens.Length == 1)
        {
            number = number[number.IndexOfAnyInRange((byte)'0', (byte)'9')..];
        }

        WordCase.AppendUpper(number, output);
    }

    private static bool IsRoadWord(ReadOnlySpan<byte> text, AddressToken token) =>
        Is(AddressTokens.Text(text, token), "road"u8) || Is(AddressTokens.Text(text, token), "rd"u8);

    private static bool IsRoadNumber(ReadOnlySpan<byte> text, AddressToken token, int road)
    {
        var word = AddressTokens.Text(text, token);
        if (AddressTokens.IsOrdinal(word))
        {
            return false;
        }

        var letter = word.Length == 1 && CellText.IsLetter(word[0]);
        return road switch
        {
            19 => token.HasDigit || letter,
            9 or 3 => token.HasDigit,
            _ => token.HasDigit || (letter && token.Meaning.Direction == 0) || (word.Length == 2 && word[0] == word[1]),
        };
    }

    internal static int PastHash(ReadOnlySpan<AddressToken> tokens, int at) => at < tokens.Length && tokens[at].Meaning.Unit == HashUnit ? at + 1 : at;

    internal static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) => word.Length == lower.Length && Ascii.EqualsIgnoreCase(word, lower);
}
