namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Which rows hang together by pairs, however many others lie between them (connected components, by union and find with path halving). What is decided about the rows of one component has no bearing on
/// another, so that several threads can decide at once.
/// </summary>
internal sealed class ConnectedRows : IDisposable
{
    /// <summary>Pairs for whose rows memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    private readonly UnmanagedArray<int> parent;

    /// <param name="rows">How many there are; none hangs together with another one.</param>
    public ConnectedRows(int rows)
    {
        parent = new UnmanagedArray<int>(rows);
        var own = parent.Span;
        for (var row = 0; row < own.Length; row++)
        {
            own[row] = row;
        }
    }

    /// <summary>From now on two rows hang together.</summary>
    public void Connect(int row, int other)
    {
        var (a, b) = (Find(row), Find(other));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => parent.Dispose();

    /// <summary>Parts the work on pairs so that all pairs of one component are in one share.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="shares">Shares to make, at most 256.</param>
    /// <returns>By pair: the number of its share.</returns>
    public byte[] Share(ReadOnlySpan<ScoredPair> pairs, int shares)
    {
        for (var i = 0; i < pairs.Length; i++)
        {
            var ahead = pairs[Math.Min(i + Ahead, pairs.Length - 1)];
            parent.Prefetch(ahead.A);
            parent.Prefetch(ahead.B);
            Connect(pairs[i].A, pairs[i].B);
        }

        var result = new byte[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            parent.Prefetch(pairs[Math.Min(i + Ahead, pairs.Length - 1)].A);
            result[i] = (byte)((Fold.Mix((ulong)Find(pairs[i].A)) & uint.MaxValue) * (ulong)shares >> 32);
        }

        return result;
    }

    private int Find(int row)
    {
        while (parent[row] != row)
        {
            row = parent[row] = parent[parent[row]];
        }

        return row;
    }
}
