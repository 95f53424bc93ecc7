using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Buffers of one thread that bring rows of one key together, as entries of a key in the upper and a row in the lower 32 bits. The entries are parted by the first bits of their keys into runs of some
/// thousand, and all that jumps about in memory is done within a run, which stays near the processor however many rows there are.
/// </summary>
internal sealed class SortBuffer
{
    /// <summary>log2 of the entries of a run.</summary>
    private const int RunBits = 12;

    private const int RadixBits = 8;
    private const int Radix = 1 << RadixBits;

    /// <summary>Two bits a bucket of keys: whether it was seen, and whether it was seen again. Eight buckets an entry of an ordinary run.</summary>
    private readonly ulong[] seen = new ulong[(8 << RunBits) / 32];
    private readonly int[] counts = new int[4 * Radix];
    private ulong[] entries = [];
    private ulong[] sorted = [];
    private int[] ends = [];

    /// <summary>Runs that the entries are in.</summary>
    public int Runs { get; private set; }

    /// <summary>Takes the rows that have a key.</summary>
    /// <param name="columns">Columns of keys by row, 0 for none.</param>
    public void Fill(params ReadOnlySpan<uint[]> columns)
    {
        var size = 0;
        foreach (var column in columns)
        {
            size += column.Length;
        }

        var bits = Math.Clamp(BitOperations.Log2((uint)size | 1) + 1 - RunBits, 1, 16);
        var shift = 32 - bits;
        Runs = 1 << bits;
        entries = entries.Length < size ? GC.AllocateUninitializedArray<ulong>(size) : entries;
        ends = ends.Length == Runs + 1 ? ends : new int[Runs + 1];
        Array.Clear(ends);
        foreach (var column in columns)
        {
            foreach (var key in column)
            {
                ends[(key >> shift) + 1] += key != 0 ? 1 : 0;
            }
        }

        for (var run = 0; run < Runs; run++)
        {
            ends[run + 1] += ends[run];
        }

        foreach (var column in columns)
        {
            for (var row = 0; row < column.Length; row++)
            {
                var key = column[row];
                if (key != 0)
                {
                    entries[ends[key >> shift]++] = ((ulong)key << 32) | (uint)row;
                }
            }
        }
    }

    /// <summary>
    /// The entries of a run that may share their key with another one, by key; rows of one key stay in order. Most rows of most keys are alone, and are not worth sorting: entries whose key certainly no
    /// other one has are left out. Valid until the next run is asked for.
    /// </summary>
    public Span<ulong> Shared(int run)
    {
        var start = run == 0 ? 0 : ends[run - 1];
        var own = entries.AsSpan(start, ends[run] - start);
        return Sort(own[..KeepShared(own)]);
    }

    private int KeepShared(Span<ulong> own)
    {
        var bits = seen;
        Array.Clear(bits);
        var skip = BitOperations.Log2((uint)Runs);
        foreach (var entry in own)
        {
            var bucket = Bucket(entry, skip);
            ref var word = ref bits[bucket >> 5];
            var bit = 1UL << ((bucket & 31) << 1);
            word |= bit | ((word & bit) << 1);
        }

        var kept = 0;
        foreach (var entry in own)
        {
            var bucket = Bucket(entry, skip);
            own[kept] = entry;
            kept += (int)(bits[bucket >> 5] >> (((bucket & 31) << 1) + 1)) & 1;
        }

        return kept;
    }

    /// <summary>The bits of a key below those that all of its run have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bucket(ulong entry, int skip) => (int)((entry << skip) >> (64 - RunBits - 3));

    /// <summary>Sorts by key, least significant digit first, which is stable.</summary>
    private Span<ulong> Sort(Span<ulong> own)
    {
        if (own.Length < 64)
        {
            own.Sort();
            return own;
        }

        sorted = sorted.Length < own.Length ? GC.AllocateUninitializedArray<ulong>(Math.Max(own.Length, 1 << RunBits)) : sorted;
        var digits = (32 - BitOperations.Log2((uint)Runs) + RadixBits - 1) / RadixBits;
        var places = counts;
        Array.Clear(places);
        foreach (var entry in own)
        {
            for (int digit = 0, shift = 32; digit < digits; digit++, shift += RadixBits)
            {
                places[(digit * Radix) + (byte)(entry >> shift)]++;
            }
        }

        var from = own;
        var to = sorted.AsSpan(0, own.Length);
        for (int digit = 0, shift = 32; digit < digits; digit++, shift += RadixBits)
        {
            var starts = places.AsSpan(digit * Radix, Radix);
            var sum = 0;
            foreach (ref var place in starts)
            {
                (place, sum) = (sum, sum + place);
            }

            foreach (var entry in from)
            {
                to[starts[(byte)(entry >> shift)]++] = entry;
            }

            var other = from;
            from = to;
            to = other;
        }

        return from;
    }
}
