using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Golden;

/// <summary>
/// The rows of the clusters of several whose primaries are in a stretch of the table: they lie all over it, and whoever merges one cluster after the other would wait for memory at each row. Asked for all
/// together they come at once. One instance a thread, loaded again for every stretch.
/// </summary>
/// <param name="leads">Has the rows.</param>
public sealed class ClusterRows(RefinedLeads leads)
{
    /// <summary>Rows of a stretch: what is known of the rows of its clusters stays in the processor's cache until they are merged.</summary>
    public const int Stretch = 256;

    // Rows for whose clusters memory is asked before they are needed.
    private const int Ahead = 16;

    private readonly List<int> rows = [];
    private ClusterMember[] members = [];
    private int first;

    /// <summary>By row of the stretch: where the rows of its cluster begin in <see cref="rows"/>, and how many they are; none where it is no primary.</summary>
    private readonly (int Start, int Count)[] clusters = new (int, int)[Stretch];

    /// <summary>Loads the clusters of a stretch; those of another one are forgotten.</summary>
    /// <param name="start">Its first row (0-based).</param>
    public void Load(int start)
    {
        first = start;
        rows.Clear();
        var end = Math.Min(start + Stretch, leads.Count);
        for (var row = start; row < end; row++)
        {
            leads.PrefetchCluster(Math.Min(row + (2 * Ahead), end - 1));
            leads.PrefetchMembers(Math.Min(row + Ahead, end - 1));
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

        if (members.Length < rows.Count)
        {
            members = new ClusterMember[rows.Count * 2];
        }

        for (var i = 0; i < rows.Count; i++)
        {
            members[i] = new ClusterMember(batches[rows[i] >> LeadBatch.SizeBits], rows[i] & (LeadBatch.Size - 1));
        }
    }
}
