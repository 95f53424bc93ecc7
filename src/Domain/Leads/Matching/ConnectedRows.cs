namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Which rows hang together by pairs, however many others lie between them (connected components, by union and find with path halving). What is decided about the rows of one component has no bearing on
/// another, so that several threads can decide at once.
/// </summary>
internal sealed class ConnectedRows
{
    private readonly int[] parent;

    /// <param name="root">By row: some row that it hangs together with from the outset, which names itself.</param>
    public ConnectedRows(ReadOnlySpan<int> root) => parent = root.ToArray();

    /// <summary>Parts the work on pairs so that all pairs of one component are in one share.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="shares">Shares to make, at most 256.</param>
    /// <returns>By pair: the number of its share.</returns>
    public byte[] Share(ReadOnlySpan<ScoredPair> pairs, int shares)
    {
        foreach (var pair in pairs)
        {
            var (a, b) = (Find(pair.A), Find(pair.B));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        var result = new byte[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
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
