using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Which words of a whole address belong to which part.</summary>
internal readonly record struct AddressParts(Range Street, Range City, Range State, Range Postcode, Range Country);

/// <summary>
/// Tells street, town, state, postcode and country of an address in one cell apart, from its end: country, postcode, state, then the town, which begins at the last
/// comma, or where the street must have ended (its box or unit, its road number, the suffix of its name with the directional behind it).
/// </summary>
[SkipLocalsInit]
internal static class AddressSplitter
{
    private static readonly WordTable NoSuffixStreets = WordTable.Set("broadway bowery");

    /// <summary>By direction (N, S, E, W): the rest of the names of towns that begin with it.</summary>
    private static readonly WordTable[] DirectionTowns =
    [
        .. new[] { AddressTables.NorthTowns, AddressTables.SouthTowns, AddressTables.EastTowns, AddressTables.WestTowns }
            .Select(towns => WordTable.Set(towns.Replace(',', ' '))),
    ];

    public static AddressParts Split(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens)
    {
        var end = tokens.Length;
        var country = Country(text, tokens, end);
        var afterCountry = country;
        var postcode = Postcode(text, tokens, afterCountry);
        var state = State(text, tokens, postcode, postcode < afterCountry);
        if (country < end && postcode == country && state == postcode)
        {
            // A country's name with nothing in front of it that a country follows.
            country = postcode = state = tokens[country].Break ? country : end;
            afterCountry = country;
        }

        var city = City(text, tokens[..state], postcode < afterCountry || state < postcode);
        return new AddressParts(..city, city..state, state..postcode, postcode..afterCountry, afterCountry..end);
    }

    /// <summary>The segments of a street's cell in which the street and its unit stand; names of buildings and the like before the house number are left out.</summary>
    public static Span<AddressToken> StreetOnly(ReadOnlySpan<byte> text, Span<AddressToken> tokens)
    {
        if (AddressTokens.IsHouseNumber(AddressTokens.Text(text, tokens[0]), tokens[0]) || tokens[0].Meaning.Unit != 0)
        {
            return tokens;
        }

        for (var i = 1; i < tokens.Length - 1; i++)
        {
            if (tokens[i].Break && AddressTokens.IsHouseNumber(AddressTokens.Text(text, tokens[i]), tokens[i]) && tokens.Length - i >= 3
                && AddressForms.PoBox(text, tokens[..i], out _) < 0 && !tokens[i + 1].Break)
            {
                return tokens[i..];
            }
        }

        return tokens;
    }

    private static int Country(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int end)
    {
        for (var words = Math.Min(4, end - 1); words > 0; words--)
        {
            var from = end - words;
            var name = text[tokens[from].Start..(tokens[^1].Start + tokens[^1].Length)];
            if ((name.Length > 2 || name.SequenceEqual("US"u8) || name.SequenceEqual("UK"u8)) && !tokens[from].HasDigit
                && CountryTable.Find(name).Length != 0
                && !(UsStates.Find(name, out var code, out _) == UsStates.Country.UnitedStates && code.Length != 0)
                && (words > 1 || name.Length > 3 || tokens[from].Break || tokens[from - 1].HasDigit || name.SequenceEqual("USA"u8)))
            {
                return from;
            }
        }

        return end;
    }

    private static int Postcode(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int end)
    {
        if (end < 2)
        {
            return end;
        }

        var last = AddressTokens.Text(text, tokens[end - 1]);
        if (!tokens[end - 1].HasDigit)
        {
            return end;
        }

        // 62701 1234 and K1A 0B1 are two words.
        var before = AddressTokens.Text(text, tokens[end - 2]);
        if (end > 2 && last.Length == 4 && CellText.AllDigits(last) && before.Length == 5 && CellText.AllDigits(before) && (IsState(text, tokens, end - 3) || tokens[end - 2].Break))
        {
            return end - 2;
        }

        if (last.Length == 3 && before.Length == 3 && CellText.IsLetter(before[0]) && CellText.IsDigit(before[1]) && CellText.IsLetter(before[2]) && CellText.IsDigit(last[0]))
        {
            return end - 2;
        }

        if ((last.Length == 5 || last.Length == 9) && CellText.AllDigits(last))
        {
            // The number of a road, as in 12 Highway 12345, has no state before it and no comma.
            return IsState(text, tokens, end - 2) || tokens[end - 1].Break || tokens[end - 2].Meaning.Road == 0 ? end - 1 : end;
        }

        if (last.Length is 10 or 6 && last[5] == '-' && CellText.AllDigits(last[..5]))
        {
            return end - 1;
        }

        if (last.Length == 6 && CellText.IsLetter(last[0]) && CellText.IsDigit(last[1]) && CellText.IsDigit(last[5]))
        {
            return end - 1;
        }

        return last.Length is 4 && CellText.AllDigits(last) && IsState(text, tokens, end - 2) && end > 3 ? end - 1 : end;
    }

    private static bool IsState(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int index) =>
        index > 0 && !tokens[index].HasDigit && UsStates.Find(AddressTokens.Text(text, tokens[index]), out var code, out _) != UsStates.Country.None && code.Length != 0;

    private static int State(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int end, bool hasPostcode)
    {
        if (end < 2)
        {
            return end == 1 && hasPostcode && UsStates.Find(AddressTokens.Text(text, tokens[0]), out var only, out _) != UsStates.Country.None && only.Length != 0 ? 0 : end;
        }

        var last = tokens[end - 1];
        if (last.Length == 2 && !last.HasDigit)
        {
            var found = UsStates.Find(AddressTokens.Text(text, last), out var code, out _) != UsStates.Country.None && code.Length != 0;

            // Without a postcode behind it, CT after a street is as likely a court.
            return found && (hasPostcode || last.Break || (last.Meaning.Suffix == 0 && last.Meaning.Direction == 0) || AnyBreak(tokens[..end])) ? end - 1 : end;
        }

        for (var words = Math.Min(4, end - 1); words > 0; words--)
        {
            var from = end - words;
            var name = text[tokens[from].Start..(last.Start + last.Length)];
            if (!tokens[from].HasDigit && name.Length > 2 && UsStates.Find(name, out var code, out _) != UsStates.Country.None && code.Length != 0 && (hasPostcode || last.Break || tokens[from].Break || words > 1))
            {
                return from;
            }
        }

        return end;
    }

    private static bool AnyBreak(ReadOnlySpan<AddressToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Break)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Index of the town's first word; the number of words when there is no town.</summary>
    private static int City(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, bool hasPlace)
    {
        if (tokens.Length == 0)
        {
            return 0;
        }

        for (var i = tokens.Length - 1; i > 0; i--)
        {
            if (!tokens[i].Break)
            {
                continue;
            }

            var segment = tokens[i..];
            var first = AddressTokens.Text(text, segment[0]);
            if (segment[0].Meaning.Unit != 0 && segment.Length > 1 && AddressTokens.IsIdentifier(AddressTokens.Text(text, segment[1]), segment[1]))
            {
                // ..., Apt 4 Springfield
                AddressUnits.TryFindUnit(text, tokens, out var unitStart, out var unitEnd);
                return unitEnd > i && unitStart >= i - 1 ? unitEnd : tokens.Length;
            }

            if ((AddressTokens.IsHouseNumber(first, segment[0]) && segment.Length > 2) || AddressForms.PoBox(text, segment, out _) == 0)
            {
                return i + StreetEnd(text, segment);
            }

            if (segment[0].HasDigit && segment.Length == 1)
            {
                return tokens.Length;
            }

            return i;
        }

        return hasPlace ? StreetEnd(text, tokens) : tokens.Length;
    }

    /// <summary>Where the street ends and the town begins when nothing stands between them.</summary>
    private static int StreetEnd(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens)
    {
        var count = tokens.Length;
        if (AddressForms.PoBox(text, tokens, out var boxLength) is var box and >= 0)
        {
            return box + boxLength;
        }

        if (AddressUnits.TryFindUnit(text, tokens, out var unitStart, out var unitEnd) && unitStart > 0)
        {
            return unitEnd;
        }

        var start = 0;
        if (AddressTokens.IsHouseNumber(AddressTokens.Text(text, tokens[0]), tokens[0]))
        {
            start = 1;
            start += count > 2 && tokens[1].HasDigit && AddressTokens.Text(text, tokens[1]).IndexOf((byte)'/') > 0 ? 1 : 0;
        }

        if (start >= count)
        {
            return count;
        }

        for (var i = start; i < count - 2; i++)
        {
            if (AddressForms.Is(AddressTokens.Text(text, tokens[i]), "box"u8) && AddressForms.PastHash(tokens, i + 1) is var identifier && identifier < count - 1 && tokens[identifier].HasDigit)
            {
                return identifier + 1;
            }
        }

        var name = start + AddressForms.PreDirection(text, tokens[start..], out _);

        // 525 North Avenue Grand Junction: a written directional before a written suffix is the street's name.
        if (start > 0 && name == start + 1 && tokens[start].Length > 2 && name < count - 1 && tokens[name] is { Length: > 2, Meaning: { Suffix: not 0, Strong: true } })
        {
            return Past(text, tokens, name + 1);
        }

        if (name < count && AddressForms.NumberedRoad(text, tokens[name..], out var roadLength, out _) > 0)
        {
            return Past(text, tokens, name + roadLength);
        }

        if (start > 0 && name < count - 1 && NoSuffixStreets.Contains(AddressTokens.Text(text, tokens[name])))
        {
            // Broadway Ave exists too.
            return Past(text, tokens, tokens[name + 1].Meaning.Strong && count > name + 2 ? name + 2 : name + 1);
        }

        // Grids: 239 South 500 East
        if (start > 0 && name + 1 < count - 1 && tokens[name].HasDigit && tokens[name + 1].Meaning.Direction is > 0 and <= 4)
        {
            return name + 2;
        }

        for (var i = name + 1; i < count - (start > 0 ? 1 : 0); i++)
        {
            if (tokens[i].Meaning is { Suffix: not 0, Strong: true })
            {
                while (i + 2 < count && tokens[i + 1].Meaning is { Suffix: not 0, Strong: true } && !CellText.StartsWith(AddressTokens.Text(text, tokens[i + 1]), "st"u8))
                {
                    i++;
                }

                return Past(text, tokens, i + 1);
            }
        }

        if (start == 0)
        {
            // No number and no suffix: a town alone.
            return 0;
        }

        for (var i = name + 1; i < count - 1; i++)
        {
            if (tokens[i].Meaning.Suffix != 0)
            {
                return Past(text, tokens, i + 1);
            }
        }

        return count - name >= 2 ? count - 1 : count;
    }

    /// <summary>
    /// Past a directional that belongs to the street and a unit without an identifier: a short directional (W, NW), or a written one that no town's name begins
    /// with (Main St South, Fargo; but Main St, South Bend).
    /// </summary>
    private static int Past(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int at)
    {
        var last = tokens.Length - 1;
        if (at < last && tokens[at].Meaning.Direction is var direction and not 0 && !tokens[at].Break
            && (tokens[at].Length <= 2 || direction > 4 || !IsTown(DirectionTowns[direction - 1], text, tokens[(at + 1)..])))
        {
            at++;
        }

        if (at < last && tokens[at].Meaning.LoneUnit && tokens[at].Length <= 4)
        {
            return at + 1;
        }

        // 123 Main St 4B Springfield; Highway 18 and 15
        if (at + 1 < last && tokens[at + 1].HasDigit && StreetWriter.IsAnd(AddressTokens.Text(text, tokens[at])))
        {
            return at + 2;
        }

        return at < last && tokens[at].HasDigit && tokens[at].Length <= 5 ? at + 1 : at;
    }

    private static bool IsTown(WordTable towns, ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens)
    {
        Span<byte> key = stackalloc byte[40];
        var length = 0;
        foreach (var token in tokens)
        {
            var word = AddressTokens.Text(text, token);
            if (length + word.Length + 6 > key.Length)
            {
                return false;
            }

            if (length > 0)
            {
                key[length++] = (byte)'_';
            }

            if (word.Length == 2 && CellText.StartsWith(word, "st"u8))
            {
                word = "saint"u8;
            }

            word.CopyTo(key[length..]);
            length += word.Length;
        }

        return towns.Contains(key[..length]);
    }
}
