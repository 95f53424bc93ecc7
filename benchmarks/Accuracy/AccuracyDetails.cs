using Platform.Application.LeadFiles.Refining;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Benchmarks.Accuracy;

/// <summary>Why a set came out as it did: what its columns were taken for, what each comparison says, and some of the records that are wrong.</summary>
internal static class AccuracyDetails
{
    private const int Shown = 25;

    public static void Print(BenchmarkSet set, RefiningReport report, RefinedFile file, string refined)
    {
        AccuracyCommand.Write($"  mapped {string.Join(", ", report.Mapping.Where(column => column.Field != LeadField.None).Select(column => $"{column.Header} = {ColumnMapper.NameOf(column.Field)}"))}");
        AccuracyCommand.Write($"  beside them {string.Join(", ", report.MatchColumns.Select(extra => $"{extra.Name} ({extra.Kind})"))}");
        AccuracyCommand.Write($"  prior {report.Matching.Prior:0.0e+0}, threshold {report.Matching.Threshold:0.000}, expected precision {report.Matching.ExpectedPrecision:0.000}");
        foreach (var key in report.Matching.Blocking)
        {
            AccuracyCommand.Write($"  key {key}");
        }

        foreach (var comparison in report.Matching.Comparisons)
        {
            AccuracyCommand.Write($"  {comparison.Name}{(comparison.Used ? "" : " (not used)")}");
            foreach (var level in comparison.Levels)
            {
                AccuracyCommand.Write($"      {level.Name,-36} m {level.M:0.0000} u {level.U:0.0e+00} {level.Bits,6:0.0}  household {level.Household:0.0000} workplace {level.Workplace:0.0000}");
            }
        }

        ShowErrors(set, file, refined);
    }

    private static void ShowErrors(BenchmarkSet set, RefinedFile file, string refined)
    {
        var (wrong, missed) = (new List<(int, int)>(), new List<(int, int)>());
        var firstOfCluster = new Dictionary<int, int>();
        var firstOfEntity = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < set.Truth.Length; row++)
        {
            if (!firstOfCluster.TryAdd(file.Clusters[row], row) && set.Truth[firstOfCluster[file.Clusters[row]]] != set.Truth[row] && wrong.Count < Shown)
            {
                wrong.Add((row, firstOfCluster[file.Clusters[row]]));
            }

            if (!firstOfEntity.TryAdd(set.Truth[row], row) && file.Clusters[firstOfEntity[set.Truth[row]]] != file.Clusters[row] && missed.Count < Shown)
            {
                missed.Add((row, firstOfEntity[set.Truth[row]]));
            }
        }

        var rows = DelimitedText.Read(refined).Rows;
        foreach (var (what, pairs) in new[] { ("WRONG", wrong), ("MISSED", missed) })
        {
            foreach (var (one, other) in pairs)
            {
                AccuracyCommand.Write($"  {what}\n      {string.Join('|', rows[one])}\n      {string.Join('|', rows[other])}");
            }
        }
    }
}
