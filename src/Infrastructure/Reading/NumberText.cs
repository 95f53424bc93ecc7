using System.Globalization;

namespace Platform.Infrastructure.Reading;

/// <summary>Numbers of a workbook as text.</summary>
internal static class NumberText
{
    /// <summary>Excel keeps fifteen significant digits; beyond them a number shows how it is stored, and not what was entered.</summary>
    private const string SignificantDigits = "G15";

    /// <summary>Every number of up to fifteen digits is below this.</summary>
    private const double LargestPlain = 1e28;

    /// <summary>
    /// The number without exponent and without the traces of binary fractions. Number formats made of zeros (<c>00000</c>, <c>000-00-0000</c>) are
    /// applied, because they put back the leading zeros of ZIP codes and identifiers.
    /// </summary>
    public static string Format(double value, string? format)
    {
        if (double.IsNaN(value) || double.IsInfinity(value) || Math.Abs(value) >= LargestPlain)
        {
            return value.ToString(SignificantDigits, CultureInfo.InvariantCulture);
        }

        // The conversion to decimal rounds to fifteen significant digits.
        var text = ((decimal)value).ToString(CultureInfo.InvariantCulture);
        return format is null ? text : WithZeros(text, format) ?? text;
    }

    private static string? WithZeros(string digits, string format)
    {
        var mask = format.Replace("\\", string.Empty, StringComparison.Ordinal).Replace("\"", string.Empty, StringComparison.Ordinal);
        var places = mask.Count(letter => letter == '0');
        if (places < 2 || mask.Any(letter => letter is not ('0' or '-')) || digits.Length > places || digits.Any(letter => !char.IsAsciiDigit(letter)))
        {
            return null;
        }

        var padded = digits.PadLeft(places, '0');
        var next = 0;
        return string.Concat(mask.Select(letter => letter == '0' ? padded[next++] : letter));
    }
}
