using System.Buffers;

namespace Platform.Domain.Leads;

/// <summary>
/// Which cells a spreadsheet would run as a formula. Such a cell is written with <c>'</c> before it (OWASP, "CSV Injection").
/// </summary>
public static class FormulaGuard
{
    /// <summary>What is put before a dangerous cell.</summary>
    public const byte Mark = (byte)'\'';

    private const int ShortestPhone = 7;

    /// <summary>E.164 allows fifteen digits.</summary>
    private const int LongestPhone = 15;

    private static readonly SearchValues<byte> PhonePunctuation = SearchValues.Create(" -.()/"u8);

    /// <summary>
    /// Whether <paramref name="cell"/> (unquoted UTF-8) starts with <c>=</c>, <c>@</c>, tab or CR, or with <c>+</c> or <c>-</c> without being a number
    /// (<c>-1,234.50</c>, <c>+2e-3</c>, <c>-5%</c>) or an international telephone number (<c>+1 (555) 123-4567 x12</c>) as a whole.
    /// </summary>
    public static bool IsDangerous(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
        {
            return false;
        }

        return cell[0] switch
        {
            (byte)'=' or (byte)'@' or (byte)'\t' or (byte)'\r' => true,
            (byte)'+' => !IsNumber(cell[1..]) && !IsPhone(cell[1..]),
            (byte)'-' => !IsNumber(cell[1..]),
            _ => false,
        };
    }

    /// <summary>Digits with grouping commas, one decimal point, an exponent and a percent sign; the sign before it is already gone.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return true;
        }

        text = text.TrimEnd((byte)' ');
        if (text.EndsWith("%"u8))
        {
            text = text[..^1];
        }

        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent >= 0)
        {
            var power = text[(exponent + 1)..];
            if (!power.IsEmpty && power[0] is (byte)'+' or (byte)'-')
            {
                power = power[1..];
            }

            if (power.IsEmpty || power.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }

            text = text[..exponent];
        }

        var digits = 0;
        var points = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (letter == '.')
            {
                points++;
            }
            else if (letter != ',' || digits == 0 || points != 0)
            {
                return false;
            }
        }

        return digits > 0 && points <= 1;
    }

    private static bool IsPhone(ReadOnlySpan<byte> text)
    {
        text = WithoutExtension(text.TrimEnd((byte)' '));
        var digits = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (!PhonePunctuation.Contains(letter))
            {
                return false;
            }
        }

        return digits is >= ShortestPhone and <= LongestPhone;
    }

    private static ReadOnlySpan<byte> WithoutExtension(ReadOnlySpan<byte> text)
    {
        var mark = text.IndexOfAny((byte)'x', (byte)'X', (byte)'e');
        if (mark < 0)
        {
            return text;
        }

        var extension = text[mark..];
        if (extension.StartsWith("ext"u8))
        {
            extension = extension[3..];
        }
        else if (extension[0] != 'e')
        {
            extension = extension[1..];
        }

        extension = extension.TrimStart(". "u8);
        return extension.Length is >= 1 and <= 6 && !extension.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? text[..mark] : text;
    }
}
