using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>Counts in a large table. A count is a byte, since the table is jumped about in and most counts are small; those that do not fit go on elsewhere.</summary>
/// <param name="size">Number of slots.</param>
internal sealed class SlotCounts(int size)
{
    private readonly byte[] counts = new byte[size];
    private readonly Dictionary<int, int> beyond = [];

    /// <summary>Number of slots.</summary>
    public int Size => counts.Length;

    /// <summary>The count of a slot.</summary>
    public int this[int slot] => counts[slot] < byte.MaxValue ? counts[slot] : byte.MaxValue + beyond.GetValueOrDefault(slot);

    /// <summary>Counts one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot)
    {
        ref var count = ref counts[slot];
        if (count < byte.MaxValue)
        {
            count++;
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(beyond, slot, out _)++;
        }
    }

    /// <summary>Starts again from zero.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        beyond.Clear();
    }
}
