using System.Collections.Concurrent;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows that have enough to be compared by, numbered in their order. Of batches of which all rows do, no list is needed.</summary>
internal sealed class ComparableRows
{
    private readonly FeatureTable features;

    /// <summary>By batch: the number of its first row, and the end.</summary>
    private readonly int[] starts;
    private readonly ConcurrentDictionary<int, int[]> lists = [];

    /// <param name="features">The rows.</param>
    /// <param name="counts">By batch: how many of its rows are comparable.</param>
    /// <param name="fresh">Number of new rows.</param>
    public ComparableRows(FeatureTable features, ReadOnlySpan<int> counts, int fresh)
    {
        this.features = features;
        starts = new int[counts.Length + 1];
        for (var batch = 0; batch < counts.Length; batch++)
        {
            starts[batch + 1] = starts[batch] + counts[batch];
        }

        New = starts[fresh >> LeadBatch.SizeBits];
        for (var row = fresh & ~(LeadBatch.Size - 1); row < fresh; row++)
        {
            New += IsComparable(row) ? 1 : 0;
        }
    }

    /// <summary>Comparable rows.</summary>
    public int Count => starts[^1];

    /// <summary>Those of them that are new, which come first.</summary>
    public int New { get; }

    /// <summary>A row by its number (0-based). Safe for use by several threads.</summary>
    public int this[int number]
    {
        get
        {
            var batch = number >> LeadBatch.SizeBits;
            if (starts[batch + 1] <= number)
            {
                var found = Array.BinarySearch(starts, number);
                batch = found < 0 ? ~found - 1 : found;
                while (starts[batch + 1] <= number)
                {
                    batch++;
                }
            }

            var first = batch << LeadBatch.SizeBits;
            var place = number - starts[batch];
            return starts[batch + 1] - starts[batch] == Math.Min(LeadBatch.Size, features.Rows.Length - first) ? first + place : lists.GetOrAdd(batch, List)[place];
        }
    }

    private int[] List(int batch)
    {
        var first = batch << LeadBatch.SizeBits;
        return [.. Enumerable.Range(first, Math.Min(LeadBatch.Size, features.Rows.Length - first)).Where(IsComparable)];
    }

    private bool IsComparable(int row) => (features.Rows[row].Flags & RowFlags.Comparable) != 0;
}
