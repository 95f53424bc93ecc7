using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Secondary units (Apt 4B, Ste 200): USPS Publication 28, section 213 and appendix C2.</summary>
[SkipLocalsInit]
internal static class AddressUnits
{
    private const byte HashUnit = AddressForms.HashUnit;

    /// <summary>Finds the secondary unit among the words of a street.</summary>
    /// <returns>Whether there is one in <paramref name="start"/> .. <paramref name="end"/>.</returns>
    public static bool TryFindUnit(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, out int start, out int end)
    {
        for (start = 0; start < tokens.Length; start++)
        {
            if (tokens[start].Meaning.Unit != 0 && IsUnitAt(text, tokens, start, out var from, out end))
            {
                start = from;

                // Bldg 4 Apt 2, Fl 3 Ste 310
                while (end < tokens.Length && tokens[end].Meaning.Unit != 0 && IsUnitAt(text, tokens, end, out _, out var more) && more > end)
                {
                    end = more;
                }

                return true;
            }
        }

        end = 0;
        return false;
    }

    /// <summary>Appends a unit: designator abbreviated, identifier in capitals.</summary>
    public static void AppendUnit(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, ByteArena output)
    {
        var kind = WordCase.Of(text);
        var start = output.Length;
        var afterIdentifier = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var word = AddressTokens.Text(text, token);
            var unit = token.Meaning.Unit;
            if (unit == HashUnit && output.Length > start && !afterIdentifier)
            {
                // Apt # 4
                continue;
            }

            // 3rd Floor
            if (unit == 0 && i + 1 < tokens.Length && tokens[i + 1].Meaning.Unit == 5 && (i + 2 == tokens.Length || !AddressTokens.IsIdentifier(AddressTokens.Text(text, tokens[i + 2]), tokens[i + 2])) && token.HasDigit)
            {
                Blank(output, start);
                output.Append("Fl "u8);
                WordCase.AppendUpper(AddressTokens.IsOrdinal(word) ? word[..^2] : word, output);
                afterIdentifier = true;
                i++;
                continue;
            }

            if (unit != 0 && (i == 0 || afterIdentifier || i + 1 < tokens.Length))
            {
                Blank(output, start);
                output.Append(AddressWords.Units[unit - 1]);
                afterIdentifier = false;
                continue;
            }

            // Apt 4 B is 4B.
            if (afterIdentifier && word.Length == 1 && CellText.IsLetter(word[0]) && CellText.IsDigit(output.From(start)[^1]))
            {
                WordCase.AppendUpper(word, output);
                continue;
            }

            if (i == 0 && AddressTokens.IsIdentifier(word, token) && token.Meaning.Direction == 0)
            {
                output.Append("#"u8);
            }

            Blank(output, start);
            if (AddressTokens.IsOrdinal(word) && output.From(start).StartsWith("Fl "u8))
            {
                output.Append(word[..^2]);
            }
            else if (token.HasDigit || AddressTokens.IsIdentifier(word, token))
            {
                WordCase.AppendUpper(word, output);
            }
            else
            {
                StreetWriter.AppendWord(word, false, true, kind, output);
            }

            afterIdentifier = true;
        }
    }

    private static bool IsUnitAt(ReadOnlySpan<byte> text, ReadOnlySpan<AddressToken> tokens, int at, out int from, out int end)
    {
        from = at;
        end = at + 1;
        var unit = tokens[at].Meaning.Unit;
        var name = at;
        while (end < tokens.Length && tokens[end].Meaning.Unit == HashUnit)
        {
            end++;
        }

        // 3rd Floor
        if (unit == 5 && at > 2 && tokens[at - 1].HasDigit && (at + 1 == tokens.Length || tokens[at + 1].Break || !tokens[at + 1].HasDigit) && AddressTokens.IsOrdinal(AddressTokens.Text(text, tokens[at - 1])))
        {
            from = at - 1;
            end = at + 1;
            return true;
        }

        var hasIdentifier = end < tokens.Length && AddressTokens.IsIdentifier(AddressTokens.Text(text, tokens[end]), tokens[end]);
        if (at == 0)
        {
            // Apt 4, 123 Main St
            var leads = hasIdentifier && end + 1 < tokens.Length && (tokens[end + 1].HasDigit || tokens[end + 1].Break);
            end++;
            return leads;
        }

        if (unit == HashUnit && tokens[at].Length > 1 && !(hasIdentifier && tokens[end].HasDigit && at > 2))
        {
            return false;
        }

        if (at == 1 && !tokens[at].Break)
        {
            // 100 Suite Dr
            return false;
        }

        // Highway # 54, PO Box # 12
        if (unit == HashUnit && (tokens[at - 1].Meaning.Road is 1 or 8 or 2 or 3 or 5 || AddressForms.Is(AddressTokens.Text(text, tokens[at - 1]), "box"u8)))
        {
            return false;
        }

        if (hasIdentifier)
        {
            end++;
            if (end < tokens.Length && !tokens[end].Break && tokens[end].Length == 1 && tokens[end].Meaning.Direction == 0 && CellText.IsLetter(text[tokens[end].Start]) && tokens[end - 1].HasDigit)
            {
                end++;
            }

            return true;
        }

        return tokens[name].Meaning.LoneUnit && at >= 3 && (at + 1 == tokens.Length || tokens[at + 1].Break)
            && (tokens[at].Break || tokens[at - 1].Meaning.Suffix != 0 || tokens[at - 1].Meaning.Direction != 0);
    }

    private static void Blank(ByteArena output, int start)
    {
        if (output.Length > start)
        {
            output.Append((byte)' ');
        }
    }
}
