using System.Globalization;

namespace Platform.Domain.Leads.Matching;

/// <summary>What the sample shows of the values of one column.</summary>
internal sealed class ColumnProfile
{
    private static readonly string[] Nothing = ["", "na", "n/a", "null", "none", "nan", "unknown", "-"];
    private static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy/MM/dd", "MM/dd/yyyy", "M/d/yyyy", "M/d/yy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "yyyyMMdd", "d MMM yyyy", "MMM d, yyyy"];

    private int[]? counts;

    public ColumnProfile(IReadOnlyList<IReadOnlyList<string>> sample, int column)
    {
        Values = [.. sample.Select(record => column < record.Count ? record[column].Trim() : "")
            .Where(value => !Nothing.Contains(value, StringComparer.OrdinalIgnoreCase))];
        Filled = sample.Count == 0 ? 0 : Values.Length / (double)sample.Count;
    }

    /// <summary>Values that are not empty.</summary>
    public string[] Values { get; }

    /// <summary>Share of the records with a value.</summary>
    public double Filled { get; }

    /// <summary>Number of different values.</summary>
    public int Distinct => Counts.Length;

    /// <summary>Entropy of the values in bits: how much a value tells.</summary>
    public double Bits => -Counts.Sum(count => count / (double)Values.Length * Math.Log2(count / (double)Values.Length));

    /// <summary>No value occurs twice.</summary>
    public bool IsUnique => Distinct == Values.Length && Values.Length >= 20;

    /// <summary>Whole numbers that go up or down from record to record.</summary>
    public bool IsCounter
    {
        get
        {
            var numbers = Values.Select(value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MinValue).ToArray();
            var steps = numbers.Zip(numbers.Skip(1), (a, b) => a == long.MinValue || b == long.MinValue ? 0 : b.CompareTo(a)).ToArray();
            return steps.Length >= 10 && (steps.Count(step => step > 0) > 0.97 * steps.Length || steps.Count(step => step < 0) > 0.97 * steps.Length);
        }
    }

    /// <summary>Sentences rather than names.</summary>
    public bool IsProse => Values.Average(value => (double)value.Length) > 60 || Values.Average(value => value.Count(c => c == ' ')) > 6;

    /// <summary>Dates, without a time of day.</summary>
    public bool IsDate => Share(value => char.IsAsciiDigit(value[^1]) && DateOnly.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) > 0.9;

    /// <summary>Moments: a date with a time of day.</summary>
    public bool IsMoment => Share(value => value.Contains(':', StringComparison.Ordinal) && value.Any(char.IsAsciiDigit) && DateTime.TryParse(value, CultureInfo.InvariantCulture, out _)) > 0.8;

    /// <summary>Amounts of money, shares, or round numbers.</summary>
    public bool IsAmount =>
        Share(value => value[0] is '$' or '€' or '£' || value[^1] == '%' || (value.Contains('.', StringComparison.Ordinal) && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))) > 0.5 ||
        Share(value => value.Length >= 4 && value.EndsWith("00", StringComparison.Ordinal) && value.All(char.IsAsciiDigit)) > 0.5;

    /// <summary>One word of letters and digits with a digit in it.</summary>
    public bool IsCode => Share(value => value.Any(char.IsAsciiDigit) && !value.Contains(' ', StringComparison.Ordinal)) > 0.7;

    /// <summary>Local telephone numbers, which have no E.164 form without their area code.</summary>
    public bool IsLocalPhone => Share(value => value.Count(char.IsAsciiDigit) == 7) > 0.5;

    /// <summary>Universally unique identifiers (RFC 9562).</summary>
    public bool IsUuid => Share(value => Guid.TryParse(value, out _)) > 0.9;

    /// <summary>How often each different value occurs.</summary>
    private int[] Counts => counts ??= [.. Values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Select(group => group.Count())];

    private double Share(Func<string, bool> fits) => Values.Length == 0 ? 0 : Values.Count(fits) / (double)Values.Length;
}
