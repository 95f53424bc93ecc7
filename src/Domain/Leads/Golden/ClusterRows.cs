using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Golden;

/// <summary>
/// The rows of the clusters of several whose primaries are in a stretch of the table, copied to one place: they lie all over the table, and whoever merges one cluster after the other
/// would wait for memory at each row. Asked for all together they come at once. One instance a thread, loaded again for every stretch.
/// </summary>
/// <param name="leads">Has the rows.</param>
public sealed class ClusterRows(RefinedLeads leads)
{
    private readonly ByteArena bytes = new();
    private readonly List<int> rows = [];
    private readonly List<int> starts = [];
    private ClusterMember[] members = [];
    private int first;

    /// <summary>By row of the stretch: where the rows of its cluster begin in <see cref="rows"/>, and how many they are; none where it is no primary.</summary>
    private (int Start, int Count)[] clusters = [];

    /// <summary>Copies the clusters of a stretch; those of another one are forgotten.</summary>
    /// <param name="start">Its first row (0-based).</param>
    /// <param name="length">Its rows, as far as the table has so many.</param>
    public void Load(int start, int length)
    {
        first = start;
        if (clusters.Length < length)
        {
            clusters = new (int Start, int Count)[length];
        }

        rows.Clear();
        for (var row = start; row < Math.Min(start + length, leads.Count); row++)
        {
            var from = rows.Count;
            var count = leads.IsPrimary(row) ? leads.AppendMembers(row, rows) : 0;
            clusters[row - start] = (from, count);
        }

        Gather();
    }

    /// <summary>How many rows the cluster of a row of the stretch has; 0 where another row is its primary.</summary>
    public int Count(int row) => clusters[row - first].Count;

    /// <summary>The rows (0-based) of the cluster of a row with others, ascending.</summary>
    public ReadOnlySpan<int> Rows(int primary)
    {
        var (start, count) = clusters[primary - first];
        return CollectionsMarshal.AsSpan(rows).Slice(start, count);
    }

    /// <summary>What is known of <see cref="Rows"/>.</summary>
    public ReadOnlySpan<ClusterMember> Members(int primary)
    {
        var (start, count) = clusters[primary - first];
        return members.AsSpan(start, count);
    }

    private void Gather()
    {
        var batches = leads.Table.Batches;
        foreach (var row in rows)
        {
            leads.Prefetch(row);
        }

        foreach (var row in rows)
        {
            batches[row >> LeadBatch.SizeBits].PrefetchText(row & (LeadBatch.Size - 1));
        }

        bytes.Clear();
        starts.Clear();
        foreach (var row in rows)
        {
            starts.Add(bytes.Length);
            ClusterMember.Append(batches[row >> LeadBatch.SizeBits], row & (LeadBatch.Size - 1), bytes);
        }

        // Only now, for the memory of the arena is another one when it has grown.
        if (members.Length < rows.Count)
        {
            members = new ClusterMember[rows.Count * 2];
        }

        for (var i = 0; i < starts.Count; i++)
        {
            members[i] = new ClusterMember(bytes.Memory, starts[i]);
        }
    }
}
