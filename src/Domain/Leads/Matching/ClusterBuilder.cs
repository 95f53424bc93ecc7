namespace Platform.Domain.Leads.Matching;

/// <summary>A scored pair.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Score">log2 of the odds that both are one lead.</param>
internal readonly record struct ScoredPair(int A, int B, float Score);

/// <summary>
/// Puts rows into clusters, the likeliest pair first. Two clusters of several rows become one only if their rows fit each other on average (average linkage, Sokal and
/// Michener 1958), so that one wrong pair cannot chain two leads together.
/// </summary>
internal sealed class ClusterBuilder
{
    /// <summary>Rows of a cluster that another cluster is held against.</summary>
    private const int Representatives = 6;

    /// <summary>Bits up to which one pair counts in the average.</summary>
    private const float Cap = 12;

    private readonly PairScorer scorer;
    private readonly float threshold;
    private readonly int[] next;
    private readonly int[] root;
    private readonly int[] size;

    public ClusterBuilder(int rows, PairScorer scorer, float threshold)
    {
        this.scorer = scorer;
        this.threshold = threshold;
        next = new int[rows];
        root = new int[rows];
        size = new int[rows];
        Uncertain = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            next[row] = row;
            root[row] = row;
            size[row] = 1;
        }
    }

    /// <summary>By row: a pair with it is left to a person.</summary>
    public bool[] Uncertain { get; }

    /// <summary>By row: some row of its cluster, the same for all of them.</summary>
    public ReadOnlySpan<int> Root => root;

    /// <summary>Merges along pairs in descending order of their score.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="sure">Score from which a merge needs no review.</param>
    public void Build(ReadOnlySpan<ScoredPair> pairs, float sure)
    {
        foreach (var pair in pairs)
        {
            var (a, b) = (root[pair.A], root[pair.B]);
            if (a == b)
            {
                continue;
            }

            var fit = pair.Score;
            if (pair.Score >= threshold && size[a] + size[b] > 2)
            {
                fit = Fit(pair);
            }

            if (pair.Score < threshold || fit < threshold)
            {
                Uncertain[pair.A] = true;
                Uncertain[pair.B] = true;
                continue;
            }

            if (pair.Score < sure)
            {
                Uncertain[size[a] < size[b] ? pair.A : pair.B] = true;
            }

            Join(a, b);
        }
    }

    private float Fit(ScoredPair pair)
    {
        float sum = 0;
        var count = 0;
        var a = pair.A;
        for (var i = 0; i < Math.Min(Representatives, size[root[pair.A]]); i++, a = next[a])
        {
            var b = pair.B;
            for (var j = 0; j < Math.Min(Representatives, size[root[pair.B]]); j++, b = next[b])
            {
                if (a != pair.A || b != pair.B)
                {
                    sum += Math.Clamp(scorer.Contradiction(Math.Min(a, b), Math.Max(a, b)), -Cap, Cap);
                    count++;
                }
            }
        }

        return PairScorer.CW == 2 ? (PairScorer.E1 * MathF.Min(pair.Score, Cap)) + ((1 - PairScorer.E1) * ((sum + MathF.Min(pair.Score, Cap)) / (count + 1))) : MathF.Min(pair.Score, Cap) + (sum / count);
    }

    private void Join(int a, int b)
    {
        if (size[a] < size[b])
        {
            (a, b) = (b, a);
        }

        var row = b;
        do
        {
            root[row] = a;
            row = next[row];
        }
        while (row != b);
        size[a] += size[b];
        (next[a], next[b]) = (next[b], next[a]);
    }
}
