namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Puts rows into clusters, the likeliest pair first. Two clusters become one only if the rows of both fit each other on average too (halfway between single and
/// average linkage, Sokal and Michener 1958), so that one wrong pair cannot chain two leads together.
/// </summary>
internal sealed class ClusterBuilder : IDisposable
{
    /// <summary>Pairs for whose rows memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    /// <summary>Rows of a cluster that another cluster is held against.</summary>
    private const int Representatives = 6;

    /// <summary>Bits up to which one pair counts in the average, at least.</summary>
    private const float LeastCap = 12;

    private readonly PairScorer scorer;
    private readonly float threshold;
    private readonly float cap;
    private readonly UnmanagedArray<Row> rows;
    private readonly int fresh;

    /// <summary>By root: the earlier cluster that its rows belong to, from 1; 0 for none. Null when there are none.</summary>
    private readonly int[]? known;

    /// <summary>By new row: it is the same throughout as an earlier one. Null when there are none.</summary>
    private readonly bool[]? recognised;

    public ClusterBuilder(int count, EarlierRows? earlier, PairScorer scorer, float threshold)
    {
        this.scorer = scorer;
        this.threshold = threshold;

        // Above the threshold, or no third row could ever join two.
        cap = MathF.Max(LeastCap, threshold * 1.2f);
        rows = new UnmanagedArray<Row>(count);
        Uncertain = new bool[count];
        var own = rows.Span;
        for (var row = 0; row < own.Length; row++)
        {
            own[row] = new Row { Next = row, Root = row, Size = 1, First = row };
        }

        fresh = earlier?.First ?? count;
        if (earlier is not null)
        {
            known = new int[count];
            recognised = new bool[fresh];
            for (var row = fresh; row < count; row++)
            {
                var cluster = earlier.Cluster[row - fresh];
                known[row] = cluster + 1;
                if (earlier.Kept[cluster] != row)
                {
                    Join(rows[earlier.Kept[cluster]].Root, row);
                }
            }
        }
    }

    /// <summary>By row: a pair with it is left to a person.</summary>
    public bool[] Uncertain { get; }

    /// <summary>Gives the memory back of everything but <see cref="Uncertain"/>.</summary>
    public void Dispose() => rows.Dispose();

    /// <summary>Whether a new row is the first one of its cluster.</summary>
    public bool IsFirst(int row) => rows[rows[row].Root].First == row;

    /// <summary>Whether nothing was joined with a row.</summary>
    public bool IsAlone(int row) => rows[row].Next == row;

    /// <summary>Number of new rows in a row's cluster.</summary>
    public int CountMembers(int row)
    {
        if (known is null)
        {
            return rows[rows[row].Root].Size;
        }

        var count = 0;
        var member = row;
        do
        {
            count += member < fresh ? 1 : 0;
            member = rows[member].Next;
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

            member = rows[member].Next;
        }
        while (member != row);
        members.Sort();
    }

    /// <summary>The earlier cluster (from 0) that the cluster of a row is; -1 for a new one.</summary>
    public int Known(int row) => known is null ? -1 : known[rows[row].Root] - 1;

    /// <summary>Puts new rows into the clusters of earlier rows that are the same throughout: what was decided about those holds for them.</summary>
    public void Recognise(ReadOnlySpan<ScoredPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (Known(pair.A) < 0)
            {
                Join(rows[pair.A].Root, rows[pair.B].Root);
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
        var shareOf = Share(pairs, shares);
        SharedWork.For(shares, degree, share =>
        {
            for (var i = 0; i < pairs.Length; i++)
            {
                var ahead = Math.Min(i + Ahead, pairs.Length - 1);
                if (shareOf[ahead] == share)
                {
                    rows.Prefetch(pairs[ahead].A);
                    rows.Prefetch(pairs[ahead].B);
                }

                if (shareOf[i] == share)
                {
                    Consider(pairs[i], sure);
                }
            }
        }, cancellationToken);
    }

    /// <summary>Parts the work so that no cluster, one of earlier rows too, is worked on in two shares. By pair: the number of its share.</summary>
    internal byte[] Share(ScoredPair[] pairs, int shares)
    {
        using var connected = new ConnectedRows(rows.Length);
        for (var row = 0; row < rows.Length && known is not null; row++)
        {
            connected.Connect(row, rows[row].Root);
        }

        return connected.Share(pairs, shares);
    }

    private void Consider(ScoredPair pair, float sure)
    {
        var (a, b) = (rows[pair.A].Root, rows[pair.B].Root);
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
        if (pair.Score >= threshold && rows[a].Size + rows[b].Size > 2)
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
            Uncertain[rows[a].Size < rows[b].Size || pair.B >= fresh ? pair.A : pair.B] = true;
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
        for (var i = 0; i < Math.Min(Representatives, rows[rows[pair.A].Root].Size); i++, a = rows[a].Next)
        {
            var b = pair.B;
            for (var j = 0; j < Math.Min(Representatives, rows[rows[pair.B].Root].Size); j++, b = rows[b].Next)
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
        if (rows[a].Size < rows[b].Size)
        {
            (a, b) = (b, a);
        }

        var row = b;
        do
        {
            rows[row].Root = a;
            row = rows[row].Next;
        }
        while (row != b);
        rows[a].Size += rows[b].Size;
        rows[a].First = Math.Min(rows[a].First, rows[b].First);
        if (known is not null)
        {
            known[a] = Math.Max(known[a], known[b]);
        }

        (rows[a].Next, rows[b].Next) = (rows[b].Next, rows[a].Next);
    }

    /// <summary>What is known of a row, in one place, as rows are asked for in no order.</summary>
    private struct Row
    {
        /// <summary>The next row of its cluster, after the last one the first.</summary>
        public int Next;

        /// <summary>The row that has the facts of the cluster.</summary>
        public int Root;

        /// <summary>Of a root: rows of the cluster.</summary>
        public int Size;

        /// <summary>Of a root: the lowest row of the cluster, a new one where there is one.</summary>
        public int First;
    }
}
