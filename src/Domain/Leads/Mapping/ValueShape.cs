using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Domain.Leads.Mapping;

/// <summary>What a single cell looks like. Used on samples, to understand a column; values themselves are checked by normalisation.</summary>
public static partial class ValueShape
{
    private const int ShortestPhone = 7;
    private const int LongestPhone = 15;

    private static readonly SearchValues<char> PhoneLetters = SearchValues.Create("0123456789 +-.()/");

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "M/d/yyyy", "d/M/yyyy", "M/d/yy", "d/M/yy", "M-d-yyyy", "d-M-yyyy", "d.M.yyyy", "d.M.yy",
        "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d MMMM yyyy", "yyyy-MM", "M/yyyy",
    ];

    private static readonly HashSet<string> YesOrNo = new(
        ["yes", "no", "y", "n", "true", "false", "t", "f", "0", "1", "x", "on", "off"], StringComparer.OrdinalIgnoreCase);

    /// <summary>One address with a local part and a domain with a dot.</summary>
    public static bool IsEmail(string value) => EmailPattern().IsMatch(value.AsSpan().Trim());

    /// <summary>Seven to fifteen digits, written as a telephone number would be, perhaps with an extension.</summary>
    public static bool IsPhone(string value)
    {
        var text = WithoutExtension(value.AsSpan().Trim());
        if (text.IsEmpty || text.ContainsAnyExcept(PhoneLetters))
        {
            return false;
        }

        var digits = CountDigits(text);
        return digits is >= ShortestPhone and <= LongestPhone && !IsDate(value) && text.Count('.') != 1;
    }

    /// <summary>A telephone number that no plain number or code can be: punctuated, with a plus, or ten digits that the North American plan allows.</summary>
    public static bool IsCertainPhone(string value)
    {
        if (!IsPhone(value))
        {
            return false;
        }

        var text = WithoutExtension(value.AsSpan().Trim());
        if (text[0] is '+' or '(')
        {
            return true;
        }

        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits[count++] = letter;
            }
        }

        var national = count == 11 && digits[0] == '1' ? digits[1..count] : digits[..count];
        return national.Length == 10 && national[0] >= '2' && national[3] >= '2';
    }

    /// <summary>A number, perhaps negative, grouped, in percent or money.</summary>
    public static bool IsNumber(string value) => NumberShape.IsNumber(value.AsSpan().Trim());

    /// <summary>A day, perhaps with a time.</summary>
    public static bool IsDate(string value) => TryDate(value, out _);

    /// <summary>The day that a value names, read month first where that is open.</summary>
    public static bool TryDate(string value, out DateOnly date)
    {
        date = default;
        var text = value.AsSpan().Trim();
        if (text.Length is < 6 or > 35 || !(char.IsAsciiDigit(text[0]) || char.IsAsciiLetter(text[0])))
        {
            return false;
        }

        var end = text.IndexOf('T') is var t and > 7 && char.IsAsciiDigit(text[t - 1]) ? t
            : text.IndexOf(':') is var colon and > 0 ? text[..colon].LastIndexOf(' ')
            : text.Length;
        if (end < 6)
        {
            return false;
        }

        // Every form ends with a digit: nothing else is worth trying them all.
        var day = text[..end].TrimEnd(" ,");
        return day.Length > 0 && char.IsAsciiDigit(day[^1])
            && DateOnly.TryParseExact(day, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && date.Year is > 1850 and < 2200;
    }

    /// <summary>Whether a value that is a date has a time of day.</summary>
    public static bool HasTime(string value) => value.Contains(':') && IsDate(value);

    /// <summary>Five digits, or ZIP+4.</summary>
    public static bool IsZip(string value) => ZipPattern().IsMatch(value.AsSpan().Trim());

    /// <summary>A code that some country's post uses, as far as its shape goes: three to ten letters and digits with a digit among them.</summary>
    public static bool IsPostcode(string value)
    {
        var text = value.AsSpan().Trim();
        return text.Length is >= 3 and <= 10 && text.ContainsAnyInRange('0', '9') && PostcodePattern().IsMatch(text);
    }

    /// <summary>The two letters of a state or territory of the United States.</summary>
    public static bool IsStateCode(string value) => MappingWords.StateCodes.Contains(value.Trim());

    /// <summary>An address of a site.</summary>
    public static bool IsUrl(string value) => UrlShape.IsUrl(value.AsSpan().Trim());

    /// <summary>Yes, no, and what else stands for them.</summary>
    public static bool IsYesOrNo(string value) => YesOrNo.Contains(value.Trim());

    /// <summary>A house number and a street with a word such as Street or Ave, or a post office box.</summary>
    public static bool IsStreet(string value) => StreetShape.IsStreet(value.AsSpan().Trim());

    /// <summary>A unit inside a building: Apt 4, #12, Suite B, 3rd Floor, 12B.</summary>
    public static bool IsUnit(string value) => UnitPattern().IsMatch(value.AsSpan().Trim());

    /// <summary>A street followed by city, state and ZIP code in one cell.</summary>
    public static bool IsFullAddress(string value) => FullAddressPattern().IsMatch(value.AsSpan().Trim());

    /// <summary>Two to four words of letters, or <c>Last, First</c>, with a first name among them that is common in the United States.</summary>
    public static bool IsPersonName(string value)
    {
        var words = Words(value);
        return words.Length is >= 2 and <= 5 && IsNameLike(value) && words.Any(MappingWords.FirstNames.Contains);
    }

    /// <summary>Letters only, but for what names have between and in them.</summary>
    public static bool IsNameLike(string value) => NamePattern().IsMatch(value.AsSpan().Trim());

    /// <summary>A common first name.</summary>
    public static bool IsFirstName(string value) => MappingWords.FirstNames.Contains(value.Trim());

    /// <summary>A word in it that stands in names of companies and not of persons.</summary>
    public static bool IsCompany(string value) => Words(value).Any(MappingWords.CompanyWords.Contains) || value.Contains('&') || value.Contains("'s", StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string value) => value.Split([' ', ',', '.', ';', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> text)
    {
        var extension = text.LastIndexOfAny('x', 'X');
        if (extension < ShortestPhone || text[(extension + 1)..].Trim(" .t").ContainsAnyExceptInRange('0', '9'))
        {
            return text;
        }

        text = text[..extension].TrimEnd();
        return (text.EndsWith("e", StringComparison.OrdinalIgnoreCase) ? text[..^1] : text).TrimEnd(" ,;#");
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits;
    }

    [GeneratedRegex(@"^[^\s@,;<>""]+@[^\s@,;<>""]+\.[\p{L}\p{Nd}-]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"^\d{5}([- ]?\d{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ZipPattern();

    [GeneratedRegex(@"^[A-Za-z0-9]+([- ][A-Za-z0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodePattern();

    [GeneratedRegex(
        @"^((apt|apartment|unit|ste|suite|fl|floor|rm|room|bldg|building|lot|spc|space|trlr|ph|penthouse|no|number|p\.?o\.? box|box|lower|upper|front|rear|bsmt|basement)\b.*|#\s*\w.*|\d{1,5}[a-z]?|[a-z]-?\d{0,4}|\d+(st|nd|rd|th)\s+(fl|floor))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UnitPattern();

    [GeneratedRegex(@"^\S+\s.*[\s,]+([A-Za-z]{2}|[A-Za-z]{4,}),?\s+\d{5}(-\d{4})?(,?\s*(usa?|united states))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FullAddressPattern();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M} .,'’`-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
