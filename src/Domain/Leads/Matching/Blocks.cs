using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows grouped by each blocking key.</summary>
internal sealed class Blocks : IDisposable
{
    /// <summary>Rows up to which a block is compared in full.</summary>
    public const int FullSize = 16;

    /// <summary>Neighbours that a row of a larger block meets on each side.</summary>
    public const int Window = 3;

    /// <summary>The keys of a row are one or half a cache line: <see cref="stride"/> numbers.</summary>
    private readonly UnmanagedArray<uint> keys;
    private readonly int stride;

    /// <summary>Has a column for each key: first the keys of all rows, then the rows that share theirs with another one, which are fewer; at the end those of all keys one after the other.</summary>
    private readonly ValueSlots slots;

    /// <summary>By key: where its rows begin, and how many they are.</summary>
    private readonly (int First, int Count)[] places;

    /// <summary>By key: the rows where there may be more of them than fit, for a row can have several telephone numbers.</summary>
    private readonly int[]?[] furtherRows;

    private Blocks(IReadOnlyList<BlockingKey> plan, ValueSlots slots, int rows)
    {
        this.slots = slots;
        Plan = plan;
        Count = rows;
        stride = plan.Count <= 8 ? 8 : 16;
        keys = new UnmanagedArray<uint>(checked(rows * stride));
        places = new (int First, int Count)[plan.Count];
        furtherRows = new int[]?[plan.Count];
        Starts = new int[plan.Count][];
        Limited = new int[plan.Count];
        Comparable = new int[(rows + LeadBatch.Size - 1) >> LeadBatch.SizeBits];
    }

    public IReadOnlyList<BlockingKey> Plan { get; }

    /// <summary>Rows of the table.</summary>
    public int Count { get; }

    /// <summary>The rows that share a key with another row, block by block.</summary>
    public ReadOnlySpan<int> Rows(int key) =>
        (furtherRows[key] is { } further ? further : MemoryMarshal.Cast<uint, int>(slots.All)[places[key].First..])[..places[key].Count];

    /// <summary>By key: where each block starts in <see cref="Rows"/>, and the end.</summary>
    public int[][] Starts { get; }

    /// <summary>By batch of rows: how many of them have enough to be compared by.</summary>
    public int[] Comparable { get; }

    /// <summary>By key: blocks larger than <see cref="FullSize"/>.</summary>
    public int[] Limited { get; }

    public static Blocks Build(FeatureTable features, IReadOnlyList<BlockingKey> plan, int degree, CancellationToken cancellationToken)
    {
        var result = new Blocks(plan, features.Slots, features.Rows.Length);

        // Kept row by row to compare two rows, and for now key by key to find those that share one.
        SharedWork.For(features.Table.Batches.Count, degree, () => new KeyRun(features, plan), result.FillKeys, _ => { }, cancellationToken);
        var spare = new ConcurrentBag<Grouping>();
        SharedWork.For(plan.Count, degree, key =>
        {
            var grouping = spare.TryTake(out var used) ? used : new Grouping(features.Slots.Sorting.TryTake(out var sorting) ? sorting : new SortBuffer());
            result.Group(features, key, grouping);
            spare.Add(grouping);
        }, cancellationToken);
        result.KeepRows();

        return result;
    }

    /// <summary>Whether two rows share a key before <paramref name="key"/>, by which they have met already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MetBefore(int a, int b, int key) => (Shared(a, b) & ((1u << key) - 1)) != 0;

    /// <summary>The keys that two rows share, one bit each; blocks too large to be compared in full do not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Shared(int a, int b)
    {
        ref var x = ref Keys(a);
        ref var y = ref Keys(b);
        var shared = Same(ref x, ref y);
        return stride == 8 ? shared : shared | (Same(ref Unsafe.Add(ref x, 8), ref Unsafe.Add(ref y, 8)) << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Same(ref uint x, ref uint y)
    {
        var a = Vector256.LoadUnsafe(ref x);
        return Vector256.AndNot(Vector256.Equals(a, Vector256.LoadUnsafe(ref y)), Vector256.Equals(a, Vector256<uint>.Zero)).ExtractMostSignificantBits();
    }

    /// <summary>Asks for the keys of a row that will be compared soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row) => keys.Prefetch(row * stride);

    /// <summary>Gives the memory of the keys back: from then on only what is listed and counted is left.</summary>
    public void Dispose() => keys.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint Keys(int row) => ref keys[row * stride];

    private void FillKeys(KeyRun run, int batch)
    {
        var comparable = 0;
        var end = Math.Min(Count, (batch + 1) << LeadBatch.SizeBits);
        for (var first = batch << LeadBatch.SizeBits; first < end; first += KeyRun.Length)
        {
            var length = Math.Min(KeyRun.Length, end - first);
            comparable += run.Fill(first, length);
            run.CopyRows(keys.Span.Slice(first * stride, length * stride), stride);
            for (var key = 0; key < Plan.Count; key++)
            {
                run.Column(key)[..length].CopyTo(slots.Spare(key)[first..]);
            }
        }

        Comparable[batch] = comparable;
    }

    private void Group(FeatureTable features, int key, Grouping grouping)
    {
        var column = features.Slots.Spare(key);
        var (sorting, starts) = (grouping.Sorting, grouping.Starts);
        starts.Clear();
        if (Plan[key].Parts is [KeyPart.Phone])
        {
            sorting.Fill(column, PhoneKeys(features.Phone2), PhoneKeys(features.Phone3));
        }
        else
        {
            sorting.Fill(column);
        }

        furtherRows[key] = sorting.Count > column.Length ? new int[sorting.Count] : null;
        var rows = RoomForRows(key);
        var count = 0;
        for (var run = 0; run < sorting.Runs; run++)
        {
            var entries = sorting.Shared(run);
            for (int start = 0, end; start < entries.Length; start = end)
            {
                end = End(entries, start);
                if (end - start == 1)
                {
                    continue;
                }

                var block = entries[start..end];
                if (block.Length > FullSize)
                {
                    Limited[key]++;
                    OrderLargeBlock(features, key, block);
                }

                starts.Add(count);
                foreach (var entry in block)
                {
                    rows[count++] = (int)(uint)entry;
                }
            }
        }

        starts.Add(count);
        places[key].Count = count;
        Starts[key] = [.. starts];
    }

    private void KeepRows()
    {
        var end = 0;
        for (var key = 0; key < places.Length; key++)
        {
            if (furtherRows[key] is null)
            {
                RoomForRows(key)[..places[key].Count].CopyTo(MemoryMarshal.Cast<uint, int>(slots.All)[end..]);
                places[key].First = end;
                end += places[key].Count;
            }
        }

        slots.Shrink(end);
    }

    private Span<int> RoomForRows(int key) => furtherRows[key] ?? MemoryMarshal.Cast<uint, int>(slots.Spare(key));

    /// <summary>Where the block ends that starts at an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int End(ReadOnlySpan<ulong> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32)
        {
            end++;
        }

        return end;
    }

    private static uint[] PhoneKeys(ulong[]? numbers) =>
        numbers is null ? [] : Array.ConvertAll(numbers, number => Fold.Narrow(Fold.Both(BlockingPlan.Start, number)));

    /// <summary>
    /// Puts the rows of a large block in an order that brings likely matches together (sorted neighbourhood, Hernández and Stolfo 1995), and forgets their key, so that
    /// a later key may bring together those that do not meet here.
    /// </summary>
    private void OrderLargeBlock(FeatureTable features, int key, Span<ulong> block)
    {
        block.Sort((x, y) =>
        {
            ref var a = ref features.Rows[(int)(uint)x];
            ref var b = ref features.Rows[(int)(uint)y];
            var order = Compare(a.Last, b.Last);
            order = order != 0 ? order : Compare(a.First, b.First);
            order = order != 0 ? order : a.Company.CompareTo(b.Company);
            order = order != 0 ? order : a.Email.CompareTo(b.Email);
            return order != 0 ? order : x.CompareTo(y);
        });
        foreach (var entry in block)
        {
            Unsafe.Add(ref Keys((int)(uint)entry), key) = 0;
        }
    }

    private static int Compare(Vector128<byte> a, Vector128<byte> b)
    {
        var x = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(a.AsUInt64()[0]);
        var y = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(b.AsUInt64()[0]);
        return x != y ? x.CompareTo(y) : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(a.AsUInt64()[1]).CompareTo(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(b.AsUInt64()[1]));
    }

    /// <summary>What one thread groups with.</summary>
    private sealed class Grouping(SortBuffer sorting)
    {
        public SortBuffer Sorting { get; } = sorting;

        public List<int> Starts { get; } = [];
    }
}
