using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Which rows are joined to others, and their numbers from 0 in ascending order: most rows of a list are alone, and what is kept for the sake of the others takes room for those only.
/// </summary>
/// <param name="rows">By row one bit, the lowest of the first element for row 0; kept.</param>
internal sealed class JoinedRows(ulong[] rows)
{
    /// <summary>By element of the rows: how many are joined in those before, and at the end in all.</summary>
    private readonly int[] before = CountBefore(rows);

    /// <summary>How many rows are joined to others.</summary>
    public int Count => before[^1];

    /// <summary>Whether a row is joined to others.</summary>
    public bool Contains(int row) => (rows[row >> 6] >> row & 1) != 0;

    /// <summary>The number of a row that is joined to others; of another one the number that the next such row has.</summary>
    public int NumberOf(int row) => before[row >> 6] + BitOperations.PopCount(rows[row >> 6] & ((1UL << row) - 1));

    private static int[] CountBefore(ulong[] rows)
    {
        var before = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++)
        {
            before[i + 1] = before[i] + BitOperations.PopCount(rows[i]);
        }

        return before;
    }
}

/// <summary>What is kept of a row that is joined to others, to say why.</summary>
internal struct JoinedRow
{
    /// <summary>How it compares with the row that it is held against; 0 for the one that is kept of a new cluster.</summary>
    public ulong Pattern;

    /// <summary>How frequent its values are.</summary>
    public ValueFrequencies Values;
}
