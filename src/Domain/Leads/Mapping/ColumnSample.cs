namespace Platform.Domain.Leads.Mapping;

/// <summary>The values of one column in the sample, the empty ones left out.</summary>
internal sealed class ColumnSample(IReadOnlyList<string> values)
{
    /// <summary>Words that stand for nothing.</summary>
    private static readonly HashSet<string> Nothing = new(["null", "na", "n/a", "none", "-", "#n/a", "nan", "nil", "."], StringComparer.OrdinalIgnoreCase);

    private int? distinct;

    public IReadOnlyList<string> Values { get; } = values;

    public int Count => Values.Count;

    /// <summary>Different values, without regard to case. Counted when it is asked for, which it seldom is.</summary>
    public int Distinct => distinct ??= Values.Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>Share of the values that have a shape; 0 when there are none.</summary>
    public double Share(Func<string, bool> shape) => Values.Count == 0 ? 0 : (double)Values.Count(shape) / Values.Count;

    public static ColumnSample Of(IReadOnlyList<IReadOnlyList<string>> sample, int column) => new(
        [.. sample.Where(row => column < row.Count).Select(row => row[column].Trim()).Where(value => value.Length > 0 && !Nothing.Contains(value))]);
}
