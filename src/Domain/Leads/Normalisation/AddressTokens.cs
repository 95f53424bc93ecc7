namespace Platform.Domain.Leads.Normalisation;

/// <summary>A word of a postal address.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Break">Whether a comma or the like stands before it.</param>
/// <param name="Meaning">What it can be.</param>
/// <param name="HasDigit">Whether it holds a digit.</param>
internal readonly record struct AddressToken(int Start, int Length, bool Break, AddressWords.Meaning Meaning, bool HasDigit);

/// <summary>Splits postal addresses into words.</summary>
internal static class AddressTokens
{
    /// <summary>Longest address, in words, that is taken apart; a longer one is no address.</summary>
    public const int Max = 32;

    /// <summary>
    /// The text with dots resolved: <c>N.E.</c> and <c>P.O.</c> lose them, <c>Apt.4</c> becomes two words, <c>12.5</c> keeps it.
    /// </summary>
    public static ReadOnlySpan<byte> WithoutDots(ReadOnlySpan<byte> text, ByteArena scratch)
    {
        if (text.IndexOf((byte)'.') < 0)
        {
            return text;
        }

        var start = scratch.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '.')
            {
                scratch.Append(text[i]);
                continue;
            }

            var before = i > 0 ? text[i - 1] : (byte)' ';
            var after = i + 1 < text.Length ? text[i + 1] : (byte)' ';
            if (CellText.IsDigit(before) && CellText.IsDigit(after))
            {
                scratch.Append((byte)'.');
            }
            else if (after is not ((byte)' ' or (byte)',' or (byte)';') && !(CellText.IsLetter(before) && CellText.IsLetter(after) && (i < 2 || !CellText.IsLetter(text[i - 2]))))
            {
                scratch.Append((byte)' ');
            }
        }

        return CellText.Trim(scratch.Slice(start, scratch.Length - start));
    }

    /// <summary>Splits at white space, commas, semicolons and bars; <c>#</c> is a word of its own.</summary>
    /// <returns>Number of words; -1 when there are more than <see cref="Max"/>.</returns>
    public static int Split(ReadOnlySpan<byte> text, Span<AddressToken> tokens)
    {
        var count = 0;
        var i = 0;
        var isBreak = false;
        while (i < text.Length)
        {
            var b = text[i];
            if (b == ' ')
            {
                i++;
                continue;
            }

            if (b is (byte)',' or (byte)';' or (byte)'|' or (byte)'(' or (byte)')' or (byte)'"')
            {
                isBreak |= b is not (byte)'"';
                i++;
                continue;
            }

            if (count == tokens.Length)
            {
                return -1;
            }

            var end = i + 1;
            var digit = CellText.IsDigit(b);
            if (b != '#')
            {
                while (end < text.Length && text[end] is not ((byte)' ' or (byte)',' or (byte)';' or (byte)'|' or (byte)'(' or (byte)')' or (byte)'"' or (byte)'#'))
                {
                    digit |= CellText.IsDigit(text[end]);
                    end++;
                }
            }

            var word = text[i..end];
            if (word.Length == 1 && b == '-')
            {
                // A dash between parts stands for a comma.
                isBreak = true;
                i = end;
                continue;
            }

            tokens[count++] = new AddressToken(i, end - i, isBreak && count > 0, digit ? default : AddressWords.Find(word), digit);
            isBreak = false;
            i = end;
        }

        return count;
    }

    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text, AddressToken token) => text.Slice(token.Start, token.Length);

    /// <summary>Digits followed by st, nd, rd or th.</summary>
    public static bool IsOrdinal(ReadOnlySpan<byte> word) =>
        word.Length >= 3 && CellText.IsDigit(word[^3]) && CellText.IsLetter(word[^1]) && CellText.AllDigits(word[..^2])
        && ((word[^2] | 0x20, word[^1] | 0x20) is ('s', 't') or ('n', 'd') or ('r', 'd') or ('t', 'h'));

    /// <summary>What can stand behind Apt or Suite: something with a digit, or one or two letters.</summary>
    public static bool IsIdentifier(ReadOnlySpan<byte> word, AddressToken token) =>
        word.Length <= 8 && (token.HasDigit || word.Length == 1 || (word.Length == 2 && token.Meaning.Suffix == 0 && CellText.IsLetter(word[0]) && word.SequenceCompareTo("ZZ"u8) <= 0 && CellText.IsUpper(word[1]) && token.Meaning.Direction == 0));

    /// <summary>A number, perhaps with a letter, a hyphen or a grid direction (12, 12B, 94-210, N95W17000); no ordinal.</summary>
    public static bool IsHouseNumber(ReadOnlySpan<byte> word, AddressToken token)
    {
        if (!token.HasDigit || word.Length > 14 || IsOrdinal(word))
        {
            return false;
        }

        if (CellText.IsDigit(word[0]))
        {
            return true;
        }

        return CellText.IsLetter(word[0]) && word.Length > 2 && CellText.IsDigit(word[1]) && word.IndexOf((byte)'-') < 0 && (word[0] | 0x20) is not 'i';
    }
}
