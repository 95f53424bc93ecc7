using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Buffers of one thread that bring rows of one key together, as entries of a key in the upper and a row in the lower 32 bits. The entries are parted by the first bits of their keys into runs of some
/// thousand, and all that jumps about in memory is done within a run, which stays near the processor however many rows there are.
/// </summary>
/// <param name="memory">Memory for the entries; null for none.</param>
/// <param name="start">Where they may begin in it.</param>
/// <param name="capacity">How many may be there: what there are more of is kept elsewhere.</param>
internal sealed class SortBuffer(UnmanagedArray<ulong>? memory = null, int start = 0, int capacity = 0)
{
    /// <summary>log2 of the entries of a run, but in tables so long that there would be more than <see cref="MostRunBits"/> tells: writing to too many places at once is slow too.</summary>
    private const int RunBits = 12;

    /// <summary>log2 of the runs that there are at most.</summary>
    private const int MostRunBits = 10;

    private const int RadixBits = 8;
    private const int Radix = 1 << RadixBits;

    private readonly int[] counts = new int[4 * Radix];
    private ulong[] own = [];
    private int size;
    private ulong[] sorted = [];
    private int[] ends = [];
    private int runBits;

    /// <summary>Two bits a bucket of keys: whether it was seen, and whether it was seen again.</summary>
    private ulong[] seen = [];
    private int bucketBits;

    /// <summary>Runs that the entries are in.</summary>
    public int Runs => 1 << runBits;

    /// <summary>Takes the rows that have a key.</summary>
    /// <param name="keys">Keys by row, 0 for none.</param>
    public void Fill(ReadOnlySpan<uint> keys)
    {
        Begin(keys.Length);
        Measure(keys);
        Part();
        Put(keys, 0);
    }

    /// <summary>Takes the rows that have a key.</summary>
    /// <param name="keys">Keys by row.</param>
    /// <param name="key">Which one.</param>
    /// <param name="second">Further ones of the rows, if they have any, 0 for none.</param>
    /// <param name="third">Still further ones.</param>
    public void Fill(KeyTable keys, int key, ReadOnlySpan<uint> second = default, ReadOnlySpan<uint> third = default)
    {
        Begin(keys.Rows + second.Length + third.Length);
        for (var batch = 0; batch < keys.Batches; batch++)
        {
            Measure(keys.Column(key, batch));
        }

        Measure(second);
        Measure(third);
        Part();
        for (var batch = 0; batch < keys.Batches; batch++)
        {
            Put(keys.Column(key, batch), batch << LeadBatch.SizeBits);
        }

        Put(second, 0);
        Put(third, 0);
    }

    private void Begin(int count)
    {
        size = count;
        var sizeBits = BitOperations.Log2((uint)size | 1) + 1;
        runBits = Math.Clamp(sizeBits - RunBits, 1, MostRunBits);

        // Eight buckets an entry of an ordinary run.
        bucketBits = Math.Max(sizeBits - runBits, RunBits) + 3;
        seen = seen.Length == (1 << bucketBits) / 32 ? seen : new ulong[(1 << bucketBits) / 32];
        own = size <= capacity || own.Length >= size ? own : GC.AllocateUninitializedArray<ulong>(size);
        ends = ends.Length == Runs + 1 ? ends : new int[Runs + 1];
        Array.Clear(ends);
    }

    private void Part()
    {
        for (var run = 0; run < Runs; run++)
        {
            ends[run + 1] += ends[run];
        }
    }

    /// <summary>
    /// Room for a number for each entry of the runs that were asked for, over those entries: by when the number of an entry is written, the entry is to have been read.
    /// </summary>
    public Span<int> Numbers => MemoryMarshal.Cast<ulong, int>(Entries);

    private Span<ulong> Entries => size <= capacity ? memory!.Span.Slice(start, size) : own.AsSpan(0, size);

    /// <summary>
    /// The entries of a run that may share their key with another one, by key; rows of one key stay in order. Most rows of most keys are alone, and are not worth sorting: entries whose key certainly no
    /// other one has are left out. Valid until the next run is asked for.
    /// </summary>
    public Span<ulong> Shared(int run)
    {
        var own = this[run];
        return Sort(own[..KeepShared(own)]);
    }

    /// <summary>The entries of a run, in the order of their rows.</summary>
    public Span<ulong> this[int run]
    {
        get
        {
            var first = run == 0 ? 0 : ends[run - 1];
            return Entries[first..ends[run]];
        }
    }

    /// <summary>The next bits of the key of an entry below those that all of its run have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Below(ulong entry, int runBits, int bits) => (int)((entry << runBits) >> (64 - bits));

    private void Measure(ReadOnlySpan<uint> keys)
    {
        var shift = 32 - runBits;
        ref var counts = ref MemoryMarshal.GetArrayDataReference(ends);
        foreach (var key in keys)
        {
            Unsafe.Add(ref counts, (key >> shift) + 1) += IsSome(key);
        }
    }

    // Without a branch, as which rows have a key follows no pattern: where there are rows without one, there is room behind all entries, and that is where theirs go.
    private void Put(ReadOnlySpan<uint> keys, int first)
    {
        var shift = 32 - runBits;
        ref var places = ref MemoryMarshal.GetArrayDataReference(ends);
        ref var target = ref MemoryMarshal.GetReference(Entries);
        var none = (uint)Runs;
        for (var row = 0; row < keys.Length; row++)
        {
            var key = keys[row];
            var some = IsSome(key);
            ref var place = ref Unsafe.Add(ref places, (key >> shift) + (none & (uint)(some - 1)));
            Unsafe.Add(ref target, place) = ((ulong)key << 32) | (uint)(first + row);
            place += some;
        }
    }

    /// <summary>1 for a key and 0 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsSome(uint key) => (int)(((ulong)key + uint.MaxValue) >> 32);

    private int KeepShared(Span<ulong> own)
    {
        Array.Clear(seen);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(seen);
        var (skip, width) = (runBits, bucketBits);
        foreach (var entry in own)
        {
            var bucket = (uint)Below(entry, skip, width);
            ref var word = ref Unsafe.Add(ref bits, bucket >> 5);
            var bit = 1UL << (int)(bucket << 1);
            word |= bit | ((word & bit) << 1);
        }

        ref var kept = ref MemoryMarshal.GetReference(own);
        var count = 0u;
        foreach (var entry in own)
        {
            var bucket = (uint)Below(entry, skip, width);
            Unsafe.Add(ref kept, count) = entry;
            count += (uint)(Unsafe.Add(ref bits, bucket >> 5) >> (int)((bucket << 1) | 1)) & 1;
        }

        return (int)count;
    }

    /// <summary>Sorts by key, least significant digit first, which is stable.</summary>
    private Span<ulong> Sort(Span<ulong> own)
    {
        if (own.Length < 64)
        {
            own.Sort();
            return own;
        }

        sorted = sorted.Length < own.Length ? GC.AllocateUninitializedArray<ulong>(Math.Max(own.Length, 1 << RunBits)) : sorted;
        var digits = (32 - runBits + RadixBits - 1) / RadixBits;
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
