using System.Collections.Concurrent;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows that have enough to be compared by, numbered in their order. Of batches of which all rows do, no list is needed.</summary>
internal sealed class ComparableRows
{
    private readonly FeatureTable features;

    /// <summary>By batch: the number of its first row, and the end.</summary>
    private readonly int[] starts;
    private readonly ConcurrentDictionary<int, int[]> lists = [];

    // Of a short list all of them: to go through it once is nothing beside the pairs that are drawn of it, each of which asks several times.
    private const int Short = 1 << 16;
    private readonly int[]? shortList;

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

        shortList = features.Rows.Length <= Short ? Listed(0, features.Rows.Length) : null;
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
    public int this[int number] => shortList is null ? InLongList(number) : shortList[number];

    private int InLongList(int number)
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
        return starts[batch + 1] - starts[batch] == RowsOf(batch) ? first + place : lists.GetOrAdd(batch, ListOf)[place];
    }

    private int RowsOf(int batch) => Math.Min(LeadBatch.Size, features.Rows.Length - (batch << LeadBatch.SizeBits));

    private int[] ListOf(int batch) => Listed(batch << LeadBatch.SizeBits, RowsOf(batch));

    private int[] Listed(int first, int count) => [.. Enumerable.Range(first, count).Where(IsComparable)];

    private bool IsComparable(int row) => (features.Rows[row].Flags & RowFlags.Comparable) != 0;
}
