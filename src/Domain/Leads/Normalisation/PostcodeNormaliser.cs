using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What a postcode turned out to be.</summary>
internal enum PostcodeForm : byte
{
    /// <summary>Of no form known here.</summary>
    Other,

    /// <summary>ZIP or ZIP+4 of the United States.</summary>
    Zip,

    /// <summary>A ZIP code whose leading zero was put back.</summary>
    ZipRestored,
    Canadian,
    British,

    /// <summary>Four digits, as in Australia and much of Europe.</summary>
    FourDigits,
}

/// <summary>
/// Reads postcodes: ZIP codes (USPS Publication 28, section 2) with or without the four digits, with what spreadsheets do to them; Canadian and British ones by their
/// form; all others are kept as they stand.
/// </summary>
[SkipLocalsInit]
internal static class PostcodeNormaliser
{
    /// <summary>Appends the postcode in its usual form.</summary>
    /// <param name="cell">The cell, cleaned and trimmed, without punctuation around it.</param>
    /// <param name="restoreZeros">Whether four (or eight) digits are a ZIP code that lost its zero.</param>
    /// <param name="output">Takes the postcode.</param>
    public static PostcodeForm Append(ReadOnlySpan<byte> cell, bool restoreZeros, ByteArena output)
    {
        if (cell.Length == 5 && CellText.AllDigits(cell))
        {
            output.Append(cell);
            return PostcodeForm.Zip;
        }

        cell = CellText.WithoutFraction(cell);
        Span<byte> digits = stackalloc byte[12];
        var count = 0;
        var separator = -1;
        var onlyDigits = true;
        foreach (var b in cell)
        {
            if (CellText.IsDigit(b))
            {
                if (count == digits.Length)
                {
                    onlyDigits = false;
                    break;
                }

                digits[count++] = b;
            }
            else if (b is (byte)'-' or (byte)' ' or (byte)'+' && count > 0)
            {
                separator = separator < 0 ? count : separator;
            }
            else
            {
                onlyDigits = false;
                break;
            }
        }

        if (onlyDigits && TryZip(digits, count, separator, restoreZeros, output, out var form))
        {
            return form;
        }

        if (!onlyDigits && TryCanadian(cell, output))
        {
            return PostcodeForm.Canadian;
        }

        var start = output.Length;
        CellText.AppendSingleSpaced(cell, output);
        if (onlyDigits && count == 4 && separator < 0)
        {
            return PostcodeForm.FourDigits;
        }

        if (IsBritish(cell))
        {
            output.Truncate(start);
            WordCase.AppendUpper(cell, output);
            return PostcodeForm.British;
        }

        return PostcodeForm.Other;
    }

    private static bool TryZip(Span<byte> digits, int count, int separator, bool restoreZeros, ByteArena output, out PostcodeForm form)
    {
        form = PostcodeForm.Zip;

        // 2134-1234 and 02134-, 12345-0000
        var five = separator >= 0 ? separator : count is 8 or 9 ? count - 4 : count;
        var four = count - five;
        if (four is not (0 or 4) || five is < 3 or > 5 || (five < 5 && !restoreZeros))
        {
            return false;
        }

        for (var i = five; i < 5; i++)
        {
            output.Append((byte)'0');
            form = PostcodeForm.ZipRestored;
        }

        output.Append(digits[..five]);
        if (four == 4 && !digits.Slice(five, 4).SequenceEqual("0000"u8))
        {
            output.Append((byte)'-');
            output.Append(digits.Slice(five, 4));
        }

        return true;
    }

    private static bool TryCanadian(ReadOnlySpan<byte> cell, ByteArena output)
    {
        Span<byte> code = stackalloc byte[6];
        var count = 0;
        foreach (var b in cell)
        {
            if (b is (byte)' ' or (byte)'-')
            {
                continue;
            }

            if (count == 6 || !((count & 1) == 0 ? CellText.IsLetter(b) : CellText.IsDigit(b)))
            {
                return false;
            }

            code[count++] = CellText.Upper(b);
        }

        if (count != 6 || "DFIOQUWZ"u8.Contains(code[0]))
        {
            return false;
        }

        output.Append(code[..3]);
        output.Append((byte)' ');
        output.Append(code[3..]);
        return true;
    }

    /// <summary>Outward code, blank, digit and two letters: SW1A 1AA.</summary>
    private static bool IsBritish(ReadOnlySpan<byte> cell) =>
        cell.Length is >= 6 and <= 8 && cell[^4] == ' ' && CellText.IsDigit(cell[^3]) && CellText.IsLetter(cell[^2]) && CellText.IsLetter(cell[^1])
        && CellText.IsLetter(cell[0]) && cell[..^4].IndexOfAnyInRange((byte)'0', (byte)'9') > 0;
}
