using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Which rows of a table are one lead. Safe for use by several threads at once. Clusters are numbered from 0 in the order of their first rows.
/// </summary>
public sealed class MatchResult
{
    private readonly int[] cluster;
    private readonly int[] primary;
    private readonly int[]? known;
    private readonly float[] probability;
    private readonly bool[] uncertain;
    private readonly int[] starts;
    private readonly int[] members;
    private readonly JoinedRows joined;
    private readonly JoinedRow[] matched;
    private readonly MatchReasons reasons;

    internal MatchResult(
        int[] cluster, int[] primary, int[]? known, float[] probability, bool[] uncertain, int[] starts, int[] members, JoinedRows joined, JoinedRow[] matched, MatchReasons reasons, MatchDiagnostics diagnostics)
    {
        this.cluster = cluster;
        this.primary = primary;
        this.known = known;
        this.probability = probability;
        this.uncertain = uncertain;
        this.starts = starts;
        this.members = members;
        this.joined = joined;
        this.matched = matched;
        this.reasons = reasons;
        Diagnostics = diagnostics;
    }

    /// <summary>Rows of the table.</summary>
    public int Count => cluster.Length;

    /// <summary>Number of clusters, single rows included.</summary>
    public int ClusterCount => starts.Length - 1;

    /// <summary>By row (0-based): the number of its cluster.</summary>
    public ReadOnlySpan<int> Cluster => cluster;

    /// <summary>By row: the row kept of its cluster, which is the row itself for a primary.</summary>
    public ReadOnlySpan<int> Primary => primary;

    /// <summary>
    /// By row: probability of being the same lead as the primary of its cluster, 1 for a primary; where the cluster is an earlier one, as the row kept of that.
    /// </summary>
    public ReadOnlySpan<float> Probability => probability;

    /// <summary>The earlier cluster (from 0, see <see cref="EarlierRows"/>) that the cluster of a row is; -1 for a new one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Known(int row) => known is null ? -1 : known[row];

    /// <summary>How the model came about and what it did.</summary>
    public MatchDiagnostics Diagnostics { get; }

    /// <summary>Whether the row is the one kept of its cluster: the most complete one with the most valid values; the first of equals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPrimary(int row) => primary[row] == row;

    /// <summary>Whether a person should look: the row may belong to another cluster too, or may not belong to its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Uncertain(int row) => uncertain[row];

    /// <summary>The rows of a cluster in ascending order.</summary>
    public ReadOnlySpan<int> Members(int number) => members.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>Asks for what <see cref="AppendReasons"/> needs of a row for the sake of its primary.</summary>
    internal unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            // A hint may name an address that has moved meanwhile.
            Sse.Prefetch0(Unsafe.AsPointer(ref probability[row]));
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matched), joined.NumberOf(row))));
        }
    }

    /// <summary>Asks for where the members of a row's cluster are.</summary>
    internal unsafe void PrefetchCluster(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref starts[cluster[row]]));
        }
    }

    /// <summary>Asks for the members of a row's cluster, some time after <see cref="PrefetchCluster"/>.</summary>
    internal unsafe void PrefetchMembers(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref members[starts[cluster[row]]]));
        }
    }

    /// <summary>
    /// Appends why the row is in its cluster, or for a primary of several rows why its likeliest row is: the comparisons with the other row and their weight as
    /// log2 of the Bayes factor, e.g. <c>email=+12.3;last_name~+4.1;phone!-3.0</c> (<c>=</c> agrees, <c>~</c> agrees nearly, <c>!</c> differs).
    /// Appends nothing for a row that is alone. A row of an earlier cluster is held against the row kept of that.
    /// </summary>
    public void AppendReasons(int row, ByteArena output)
    {
        if (Known(row) >= 0)
        {
            Append(row, row, output);
            return;
        }

        var other = primary[row];
        if (other == row)
        {
            var rows = Members(cluster[row]);
            var best = -1f;
            foreach (var candidate in rows)
            {
                if (candidate != row && probability[candidate] > best)
                {
                    (best, other) = (probability[candidate], candidate);
                }
            }
        }

        if (other != row)
        {
            // A pair is kept with the one of its rows that is no primary.
            Append(row, primary[row] == row ? other : row, output);
        }
    }

    private void Append(int row, int pair, ByteArena output) => reasons.Append(row, matched[joined.NumberOf(row)].Values, matched[joined.NumberOf(pair)].Pattern, output);
}
