using System.Numerics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What a street turned out to be.</summary>
[Flags]
internal enum StreetTraits : byte
{
    None = 0,
    HasNumber = 1,
    HasSuffix = 2,
    NumberedRoad = 4,
    PoBox = 8,
    RuralRoute = 16,
    Intersection = 32,
}

/// <summary>
/// Writes the street of an address of the United States as USPS Publication 28 has it, in title case: directionals and suffixes abbreviated, numbered roads
/// in one spelling, boxes and rural routes in theirs.
/// </summary>
internal static class StreetWriter
{
    private static readonly WordTable SmallWords = WordTable.Set("of the and at de del y");

    private static readonly WordTable NoAcronyms = WordTable.Set("st sts ft mt mtn dr jr sr mr ms mrs pt ln rd ct th nd blf ch ctr frt");

    private static readonly WordTable States = WordTable.Set(
        string.Join(' ', AddressTables.States.Split(' ').Select(s => s[..2])));

    private static readonly WordTable StateNames = WordTable.Set(
        string.Join(' ', AddressTables.States.Split(' ').Select(s => s.Split(':')[1]).Where(n => !n.Contains('_', StringComparison.Ordinal))));

    /// <summary>
    /// Appends the street.
    /// </summary>
    /// <param name="text">The text that the words stand in.</param>
    /// <param name="tokens">The words of the street, without the unit.</param>
    /// <param name="output">Takes the street.</param>
    /// <param name="loose">A word that stood behind the street and is the identifier of a unit; its length is 0 when there was none.</param>
    public static StreetTraits Append(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, ByteArena output, out AddressToken loose)
    {
        loose = default;
        if (tokens.Length == 0)
        {
            return StreetTraits.None;
        }

        var kind = WordCase.Of(text);
        var box = AddressForms.PoBox(text, tokens, out var boxLength);
        if (box == 0)
        {
            output.Append("PO Box "u8);
            WordCase.AppendUpper(AddressTokens.Text(text, tokens[boxLength - 1]), output);
            AppendRest(text, tokens[boxLength..], kind, output);
            return StreetTraits.PoBox;
        }

        if (AddressForms.TryRuralRoute(text, tokens, output, out var used))
        {
            AppendRest(text, tokens[used..], kind, output);
            return StreetTraits.RuralRoute;
        }

        var hasNumber = tokens.Length > 1 && AddressTokens.IsHouseNumber(AddressTokens.Text(text, tokens[0]), tokens[0]);
        if (!hasNumber)
        {
            for (var i = 1; i < tokens.Length - 1; i++)
            {
                if (IsAnd(AddressTokens.Text(text, tokens[i])))
                {
                    var first = Named(text, tokens[..i], kind, output, allowLoose: false, out _);
                    output.Append(" & "u8);
                    var second = Named(text, tokens[(i + 1)..], kind, output, allowLoose: false, out _);
                    return StreetTraits.Intersection | first | second;
                }
            }

            return Named(text, tokens, kind, output, allowLoose: false, out loose);
        }

        WordCase.AppendUpper(AddressTokens.Text(text, tokens[0]), output);
        output.Append((byte)' ');
        var next = 1;
        if (tokens.Length > 2 && tokens[1].HasDigit && AddressTokens.Text(text, tokens[1]).IndexOf((byte)'/') > 0)
        {
            output.Append(AddressTokens.Text(text, tokens[1]));
            output.Append((byte)' ');
            next = 2;
        }

        return StreetTraits.HasNumber | Named(text, tokens[next..], kind, output, allowLoose: true, out loose);
    }

    /// <summary>Appends a word of a street or town in title case.</summary>
    public static void AppendWord(ReadOnlySpan<byte> word, bool hasDigit, bool isFirst, WordCase.Kind kind, ByteArena output)
    {
        if (hasDigit)
        {
            if (AddressTokens.IsOrdinal(word))
            {
                WordCase.AppendLower(word, output);
            }
            else
            {
                WordCase.AppendUpper(word, output);
            }

            return;
        }

        if (!isFirst && kind != WordCase.Kind.Mixed && SmallWords.Contains(word))
        {
            WordCase.AppendLower(word, output);
            return;
        }

        if (kind == WordCase.Kind.Upper && word.Length > 1 && IsAcronym(word))
        {
            output.Append(word);
            return;
        }

        if (kind == WordCase.Kind.Mixed && word.Length > 1)
        {
            var own = WordCase.Of(word);
            if (own == WordCase.Kind.Lower && SmallWords.Contains(word))
            {
                output.Append(word);
                return;
            }

            if (own == WordCase.Kind.Mixed || (own == WordCase.Kind.Upper && IsAcronym(word)) || own == WordCase.Kind.None)
            {
                output.Append(word);
                return;
            }
        }

        NameCase.AppendRecased(word, output);
    }

    /// <summary>Appends a word of ASCII letters as <see cref="AppendWord"/> does, when it is known already which of them are <paramref name="capitals"/>.</summary>
    public static void AppendLetters(ReadOnlySpan<byte> word, ulong capitals, bool isFirst, WordCase.Kind kind, ByteArena output)
    {
        if (kind == WordCase.Kind.Mixed && capitals != 0 && BitOperations.PopCount(capitals) < word.Length)
        {
            output.Append(word);
        }
        else if (word.Length is > 3 and <= 32 && (word[0] | 0x20) != 'm')
        {
            // Acronyms and small words are shorter; Mc and Mac have rules of their own.
            WordCase.AppendTitleOfLetters(word, output);
        }
        else
        {
            AppendWord(word, false, isFirst, kind, output);
        }
    }

    /// <summary>Two or three letters without a vowel: MLK, JFK; not St, Ft, Mt.</summary>
    private static bool IsAcronym(ReadOnlySpan<byte> word)
    {
        if (word.Length > 3)
        {
            return false;
        }

        foreach (var b in word)
        {
            if (!CellText.IsLetter(b) || (b | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                return false;
            }
        }

        return !NoAcronyms.Contains(word);
    }

    /// <summary>Appends the words with a blank before each.</summary>
    public static void AppendRest(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, WordCase.Kind kind, ByteArena output)
    {
        foreach (var token in tokens)
        {
            output.Append((byte)' ');
            AppendWord(AddressTokens.Text(text, token), token.HasDigit, false, kind, output);
        }
    }

    private static StreetTraits Named(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, WordCase.Kind kind, ByteArena output, bool allowLoose, out AddressToken loose)
    {
        loose = default;
        if (tokens.Length == 0)
        {
            return StreetTraits.None;
        }

        var i = AddressForms.PreDirection(text, tokens, out var direction);
        if (i > 0)
        {
            output.Append(AddressWords.Directions[direction - 1]);
            output.Append((byte)' ');
        }

        var road = AddressForms.NumberedRoad(text, tokens[i..], out var roadLength, out var prefix);
        if (road > 0)
        {
            if (prefix > 0)
            {
                AppendStateWord(AddressTokens.Text(text, tokens[i]), kind, output);
                output.Append((byte)' ');
            }

            AddressForms.AppendRoad(text, tokens.Slice(i, roadLength), road, output);
            i += roadLength;
            var end = Post(tokens, i, out var roadDirection) is var e && roadDirection != 0 ? e : tokens.Length;
            AppendRest(text, tokens[i..end], kind, output);
            if (roadDirection != 0)
            {
                output.Append((byte)' ');
                output.Append(AddressWords.Directions[roadDirection - 1]);
            }

            return StreetTraits.NumberedRoad;
        }

        var last = tokens.Length;
        if (allowLoose && last - i >= 3 && IsLoose(text, tokens, i, last - 1))
        {
            loose = tokens[last - 1];
            last--;
        }

        last = Post(tokens[..last], i + 1, out var postDirection);
        var traits = StreetTraits.None;
        for (var t = i; t < last; t++)
        {
            if (t > i)
            {
                output.Append((byte)' ');
            }

            var token = tokens[t];
            var word = AddressTokens.Text(text, token);
            if (t == last - 1 && t > i && token.Meaning.Suffix != 0)
            {
                output.Append(AddressWords.Suffixes[token.Meaning.Suffix - 1]);
                traits = StreetTraits.HasSuffix;
            }
            else if (token.Meaning.Road is 1 or 8 && t + 1 < last && tokens[t + 1].HasDigit)
            {
                output.Append(AddressWords.RoadNames[token.Meaning.Road - 1]);
                traits = StreetTraits.NumberedRoad;
            }
            else
            {
                AppendWord(word, token.HasDigit, t == i, kind, output);
            }
        }

        if (postDirection != 0)
        {
            output.Append((byte)' ');
            output.Append(AddressWords.Directions[postDirection - 1]);
        }

        return traits;
    }

    /// <summary>The end of the name when a directional stands behind it.</summary>
    private static int Post(ReadOnlySpan<AddressToken> tokens, int from, out byte direction)
    {
        direction = 0;
        if (tokens.Length <= from || tokens[^1].Meaning.Direction == 0)
        {
            return tokens.Length;
        }

        direction = tokens[^1].Meaning.Direction;
        var second = tokens.Length - 2;
        if (second >= from && AddressForms.Joined(tokens[second].Meaning.Direction, direction) is var joined and not 0)
        {
            direction = joined;
            return second;
        }

        return tokens.Length - 1;
    }

    /// <summary>123 Main St 4B: something with a digit, or one letter, behind a suffix that ends a name.</summary>
    private static bool IsLoose(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int name, int index)
    {
        var word = AddressTokens.Text(text, tokens[index]);
        if (word.Length > 5 || tokens[index].Meaning.Direction != 0 || AddressTokens.IsOrdinal(word) || !(tokens[index].HasDigit || (word.Length == 1 && CellText.IsLetter(word[0]))))
        {
            return false;
        }

        var before = index - 1;
        if (tokens[before].Meaning.Direction != 0 && before - 1 > name)
        {
            before--;
        }

        return before > name && tokens[before].Meaning is { Suffix: not 0, Strong: true, Road: not (1 or 8) };
    }

    private static void AppendStateWord(ReadOnlySpan<byte> word, WordCase.Kind kind, ByteArena output)
    {
        if (word.Length == 2)
        {
            WordCase.AppendUpper(word, output);
        }
        else
        {
            AppendWord(word, false, true, kind, output);
        }
    }

    /// <summary>Whether the word is a state's code or name, as in AL Highway 157.</summary>
    internal static bool IsStateWord(ReadOnlySpan<byte> word) => word.Length == 2 ? States.Contains(word) : StateNames.Contains(word);

    internal static bool IsAnd(ReadOnlySpan<byte> word) =>
        word.Length switch
        {
            1 => word[0] is (byte)'&' or (byte)'@' or (byte)'/' or (byte)'+',
            3 => CellText.StartsWith(word, "and"u8),
            _ => false,
        };
}
