using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Counts in a large table that is jumped about in. Most slots count few: two bits hold them, so that the table stays near the processor; a byte goes on where they do not suffice, and a small table
/// where that does not.
/// </summary>
/// <param name="size">Number of slots, a power of two and at least 32.</param>
/// <param name="most">Most that will be counted in all.</param>
internal sealed class SlotCounts(int size, int most)
{
    private const ulong Full = 3;

    private readonly ulong[] few = new ulong[size / 32];
    private readonly byte[] more = new byte[size];

    /// <summary>Open addressing with linear probing; at most half of it can be in use, for so many slots there are not that count beyond a byte.</summary>
    private readonly (int Slot, int Count)[] many = new (int Slot, int Count)[BitOperations.RoundUpToPowerOf2((uint)(most / byte.MaxValue) + 1) * 2];

    /// <summary>Number of slots.</summary>
    public int Size => more.Length;

    /// <summary>The count of a slot.</summary>
    public int this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var count = (int)((few[slot >> 5] >> ((slot & 31) << 1)) & Full);
            return count < (int)Full ? count : count + Further(slot);
        }
    }

    /// <summary>Counts one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot)
    {
        ref var word = ref few[slot >> 5];
        var shift = (slot & 31) << 1;
        if (((word >> shift) & Full) < Full)
        {
            word += 1UL << shift;
        }
        else if (more[slot] < byte.MaxValue)
        {
            more[slot]++;
        }
        else
        {
            ref var entry = ref Many(slot);
            entry = (slot, entry.Count + 1);
        }
    }

    /// <summary>Starts again from zero.</summary>
    public void Clear()
    {
        Array.Clear(few);
        Array.Clear(more);
        Array.Clear(many);
    }

    private int Further(int slot) => more[slot] < byte.MaxValue ? more[slot] : byte.MaxValue + Many(slot).Count;

    private ref (int Slot, int Count) Many(int slot)
    {
        var mask = many.Length - 1;
        var place = (int)(((uint)slot * 2654435761u) >> 8) & mask;
        while (many[place].Count != 0 && many[place].Slot != slot)
        {
            place = (place + 1) & mask;
        }

        return ref many[place];
    }
}
