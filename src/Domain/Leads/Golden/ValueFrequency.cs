using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Golden;

/// <summary>Counts how many rows of a cluster have the same value, upper and lower case alike.</summary>
internal sealed class ValueFrequency
{
    // Above this size of a cluster, equal values are counted through a table and not pair by pair.
    private const int FewCandidates = 16;

    private readonly Dictionary<ulong, int> counts = [];

    /// <summary>Writes for each candidate how many candidates have the same value.</summary>
    /// <param name="slot">The value.</param>
    /// <param name="cluster">The rows of the cluster.</param>
    /// <param name="candidates">Which of them are candidates.</param>
    /// <param name="marks">Receives the counts, in the order of the candidates.</param>
    public void Mark(LeadSlot slot, ReadOnlySpan<ClusterMember> cluster, ReadOnlySpan<int> candidates, Span<long> marks)
    {
        var count = candidates.Length;
        if (count <= FewCandidates)
        {
            for (var i = 0; i < count; i++)
            {
                var value = cluster[candidates[i]].Value(slot);
                marks[i] = 1;
                for (var j = 0; j < i; j++)
                {
                    if (SameText(value, cluster[candidates[j]].Value(slot)))
                    {
                        marks[i]++;
                        marks[j]++;
                    }
                }
            }

            return;
        }

        counts.Clear();
        for (var i = 0; i < count; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Folded(cluster[candidates[i]].Value(slot)), out _)++;
        }

        for (var i = 0; i < count; i++)
        {
            marks[i] = counts[Folded(cluster[candidates[i]].Value(slot))];
        }
    }

    private static bool SameText(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (Lower(one[i]) != Lower(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    // 64 bits of FNV-1a (Fowler, Noll, Vo): among the rows of one cluster no two values meet by chance.
    private static ulong Folded(ReadOnlySpan<byte> value)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in value)
        {
            hash = (hash ^ Lower(letter)) * 1099511628211UL;
        }

        return hash;
    }

    private static byte Lower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
}
