namespace Platform.Benchmarks.Accuracy;

/// <summary>Precision and recall over all pairs of rows that are in one cluster.</summary>
internal readonly record struct PairScore(double Precision, double Recall, long TruePairs)
{
    public double F1 => 2 * Precision * Recall / Math.Max(Precision + Recall, 1e-12);

    public static PairScore Of(ReadOnlySpan<int> cluster, string[] truth)
    {
        var found = new Dictionary<int, long>();
        var real = new Dictionary<string, long>();
        var both = new Dictionary<(int, string), long>();
        for (var row = 0; row < truth.Length; row++)
        {
            found[cluster[row]] = found.GetValueOrDefault(cluster[row]) + 1;
            real[truth[row]] = real.GetValueOrDefault(truth[row]) + 1;
            both[(cluster[row], truth[row])] = both.GetValueOrDefault((cluster[row], truth[row])) + 1;
        }

        var hits = Pairs(both.Values);
        return new PairScore(hits / (double)Math.Max(1, Pairs(found.Values)), hits / (double)Math.Max(1, Pairs(real.Values)), Pairs(real.Values));
    }

    private static long Pairs(IEnumerable<long> sizes) => sizes.Sum(size => size * (size - 1) / 2);
}
