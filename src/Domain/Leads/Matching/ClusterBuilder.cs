namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Puts rows into clusters, the likeliest pair first. Two clusters become one only if the rows of both fit each other on average too (halfway between single and
/// average linkage, Sokal and Michener 1958), so that one wrong pair cannot chain two leads together.
/// </summary>
internal sealed class ClusterBuilder
{
    /// <summary>Rows of a cluster that another cluster is held against.</summary>
    private const int Representatives = 6;

    /// <summary>Bits up to which one pair counts in the average, at least.</summary>
    private const float LeastCap = 12;

    private readonly PairScorer scorer;
    private readonly float threshold;
    private readonly float cap;
    private readonly int[] next;
    private readonly int[] root;
    private readonly int[] size;

    /// <summary>By root: the lowest row of its cluster, a new one where there is one.</summary>
    private readonly int[] first;
    private readonly int fresh;

    /// <summary>By root: the earlier cluster that its rows belong to, from 1; 0 for none. Null when there are none.</summary>
    private readonly int[]? known;

    /// <summary>By new row: it is the same throughout as an earlier one. Null when there are none.</summary>
    private readonly bool[]? recognised;

    public ClusterBuilder(int rows, EarlierRows? earlier, PairScorer scorer, float threshold)
    {
        this.scorer = scorer;
        this.threshold = threshold;

        // Above the threshold, or no third row could ever join two.
        cap = MathF.Max(LeastCap, threshold * 1.2f);
        next = new int[rows];
        root = new int[rows];
        size = new int[rows];
        first = new int[rows];
        Uncertain = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            next[row] = row;
            root[row] = row;
            size[row] = 1;
            first[row] = row;
        }

        fresh = earlier?.First ?? rows;
        if (earlier is not null)
        {
            known = new int[rows];
            recognised = new bool[fresh];
            for (var row = fresh; row < rows; row++)
            {
                var cluster = earlier.Cluster[row - fresh];
                known[row] = cluster + 1;
                if (earlier.Kept[cluster] != row)
                {
                    Join(root[earlier.Kept[cluster]], row);
                }
            }
        }
    }

    /// <summary>By row: a pair with it is left to a person.</summary>
    public bool[] Uncertain { get; }

    /// <summary>Whether a new row is the first one of its cluster.</summary>
    public bool IsFirst(int row) => first[root[row]] == row;

    /// <summary>Whether nothing was joined with a row.</summary>
    public bool IsAlone(int row) => next[row] == row;

    /// <summary>Number of new rows in a row's cluster.</summary>
    public int CountMembers(int row)
    {
        if (known is null)
        {
            return size[root[row]];
        }

        var count = 0;
        var member = row;
        do
        {
            count += member < fresh ? 1 : 0;
            member = next[member];
        }
        while (member != row);
        return count;
    }

    /// <summary>The new rows of a row's cluster, in ascending order, instead of what was in <paramref name="members"/>.</summary>
    public void CopyMembers(int row, List<int> members)
    {
        members.Clear();
        var member = row;
        do
        {
            if (member < fresh)
            {
                members.Add(member);
            }

            member = next[member];
        }
        while (member != row);
        members.Sort();
    }

    /// <summary>The earlier cluster (from 0) that the cluster of a row is; -1 for a new one.</summary>
    public int Known(int row) => known is null ? -1 : known[root[row]] - 1;

    /// <summary>Puts new rows into the clusters of earlier rows that are the same throughout: what was decided about those holds for them.</summary>
    public void Recognise(ReadOnlySpan<ScoredPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (Known(pair.A) < 0)
            {
                Join(root[pair.A], root[pair.B]);
                recognised![pair.A] = true;
            }
        }
    }

    /// <summary>Merges along pairs in descending order of their score.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="sure">Score from which a merge needs no review.</param>
    /// <param name="degree">Threads. The result does not depend on it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Build(ScoredPair[] pairs, float sure, int degree, CancellationToken cancellationToken)
    {
        var shares = Math.Clamp(degree, 1, 256);
        var shareOf = new ConnectedRows(root).Share(pairs, shares);
        SharedWork.For(shares, degree, share =>
        {
            for (var i = 0; i < pairs.Length; i++)
            {
                if (shareOf[i] == share)
                {
                    Consider(pairs[i], sure);
                }
            }
        }, cancellationToken);
    }

    private void Consider(ScoredPair pair, float sure)
    {
        var (a, b) = (root[pair.A], root[pair.B]);
        if (a == b)
        {
            return;
        }

        if (known is not null && known[a] != 0 && known[b] != 0)
        {
            Doubt(pair);
            return;
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
            return;
        }

        if (pair.Score < sure)
        {
            Uncertain[size[a] < size[b] || pair.B >= fresh ? pair.A : pair.B] = true;
        }

        Join(a, b);
    }

    /// <summary>A new row that fits two earlier clusters, which stay two, is in the likelier one; whether it is the right one is left to a person.</summary>
    private void Doubt(ScoredPair pair)
    {
        if (pair.Score < threshold)
        {
            return;
        }

        foreach (var row in (ReadOnlySpan<int>)[pair.A, pair.B])
        {
            Uncertain[row] |= row < fresh && !recognised![row];
        }
    }

    /// <summary>The score of the pair and the average over the rows of both clusters, half and half.</summary>
    private float Fit(ScoredPair pair)
    {
        var own = MathF.Min(pair.Score, cap);
        var sum = own;
        var count = 1;
        var a = pair.A;
        for (var i = 0; i < Math.Min(Representatives, size[root[pair.A]]); i++, a = next[a])
        {
            var b = pair.B;
            for (var j = 0; j < Math.Min(Representatives, size[root[pair.B]]); j++, b = next[b])
            {
                if (a == pair.A && b == pair.B)
                {
                    continue;
                }

                var fit = scorer.Fit(Math.Min(a, b), Math.Max(a, b));
                if (fit < threshold && scorer.IsSameList(a, b))
                {
                    return float.NegativeInfinity;
                }

                sum += Math.Clamp(fit, -cap, cap);
                count++;
            }
        }

        return (own + (sum / count)) / 2;
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
        first[a] = Math.Min(first[a], first[b]);
        if (known is not null)
        {
            known[a] = Math.Max(known[a], known[b]);
        }

        (next[a], next[b]) = (next[b], next[a]);
    }
}
