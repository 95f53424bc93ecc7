using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Buffers of one thread for sorting entries of a key in the upper and a row in the lower 32 bits.</summary>
/// <param name="rows">Rows of the table.</param>
internal sealed class SortBuffer(int rows)
{
    private const int Radix = 2048;

    private readonly int[] counts = new int[Radix];

    /// <summary>Two bits a bucket of keys: whether it was seen, and whether it was seen again. About eight times as many buckets as rows.</summary>
    private readonly ulong[] seen = new ulong[Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)rows) >> 2, 64, 1 << 24)];
    private ulong[] first = [];
    private ulong[] second = [];

    /// <summary>The buffer to put entries into, at least this long.</summary>
    public ulong[] Reserve(int size)
    {
        if (first.Length < size)
        {
            first = new ulong[size];
            second = [];
        }

        return first;
    }

    /// <summary>Drops entries whose key certainly no other one has, and returns how many are left.</summary>
    public int KeepShared(int count)
    {
        Array.Clear(seen);
        var shift = 32 - BitOperations.Log2((uint)seen.Length);
        var entries = first.AsSpan(0, count);
        foreach (var entry in entries)
        {
            var key = (uint)(entry >> 32);
            ref var word = ref seen[key >> shift];
            var bit = Bit(key, shift);
            word |= bit | ((word & bit) << 1);
        }

        var kept = 0;
        foreach (var entry in entries)
        {
            var key = (uint)(entry >> 32);
            if ((seen[key >> shift] & (Bit(key, shift) << 1)) != 0)
            {
                entries[kept++] = entry;
            }
        }

        return kept;
    }

    /// <summary>Sorts by the upper 32 bits; rows of one key stay in order (least significant digit first, so stable).</summary>
    public Span<ulong> Sort(int count)
    {
        if (count < 256)
        {
            first.AsSpan(0, count).Sort();
            return first.AsSpan(0, count);
        }

        second = second.Length < first.Length ? new ulong[first.Length] : second;
        for (var shift = 32; shift < 64; shift += 11)
        {
            Array.Clear(counts);
            for (var i = 0; i < count; i++)
            {
                counts[(int)(first[i] >> shift) & (Radix - 1)]++;
            }

            var sum = 0;
            for (var digit = 0; digit < Radix; digit++)
            {
                (counts[digit], sum) = (sum, sum + counts[digit]);
            }

            for (var i = 0; i < count; i++)
            {
                var value = first[i];
                second[counts[(int)(value >> shift) & (Radix - 1)]++] = value;
            }

            (first, second) = (second, first);
        }

        return first.AsSpan(0, count);
    }

    // The bits below those that choose the word choose one of its 32 buckets.
    private static ulong Bit(uint key, int shift) => 1UL << (int)(((key >> (shift - 5)) & 31) << 1);
}
