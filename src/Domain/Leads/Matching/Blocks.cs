using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows grouped by each blocking key.</summary>
internal sealed class Blocks
{
    /// <summary>Rows up to which a block is compared in full.</summary>
    public const int FullSize = 48;

    /// <summary>Neighbours that a row of a larger block meets on each side.</summary>
    public const int Window = 8;

    /// <summary>The keys of a row are one or half a cache line: <see cref="stride"/> numbers from <see cref="shift"/> on.</summary>
    private readonly uint[] keys;
    private readonly int stride;
    private readonly int shift;

    private unsafe Blocks(IReadOnlyList<BlockingKey> plan, int rows)
    {
        Plan = plan;
        Count = rows;
        stride = plan.Count <= 8 ? 8 : 16;

        // Pinned, so that the distance to where the first row's keys may start stays what it is; it is less than one row.
        keys = GC.AllocateArray<uint>(checked((rows + 1) * stride), pinned: true);
        var size = stride * sizeof(uint);
        shift = (int)((size - ((nint)Unsafe.AsPointer(ref keys[0]) & (size - 1))) & (size - 1)) / sizeof(uint);
        Rows = new int[plan.Count][];
        Starts = new int[plan.Count][];
        Limited = new int[plan.Count];
    }

    public IReadOnlyList<BlockingKey> Plan { get; }

    /// <summary>Rows of the table.</summary>
    public int Count { get; }

    /// <summary>By key: the rows that share it with another row, block by block.</summary>
    public int[][] Rows { get; }

    /// <summary>By key: where each block starts in <see cref="Rows"/>, and the end.</summary>
    public int[][] Starts { get; }

    /// <summary>By key: blocks larger than <see cref="FullSize"/>.</summary>
    public int[] Limited { get; }

    public static Blocks Build(FeatureTable features, IReadOnlyList<BlockingKey> plan, int degree, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken };
        var result = new Blocks(plan, features.Rows.Length);
        var parts = plan.SelectMany(key => key.Parts).Distinct().ToArray();
        var recipes = plan.Select(key => Array.ConvertAll(key.Parts, part => Array.IndexOf(parts, part))).ToArray();
        Parallel.For(0, features.Table.Batches.Count, parallel, batch => result.FillKeys(features, parts, recipes, batch));
        var spare = new ConcurrentBag<SortBuffer>();
        Parallel.For(0, plan.Count, parallel, key =>
        {
            var sorting = spare.TryTake(out var used) ? used : new SortBuffer(features.Rows.Length);
            result.Group(features, key, sorting);
            spare.Add(sorting);
        });
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
    public unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Keys(row)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint Keys(int row) => ref keys[(row * stride) + shift];

    /// <summary>Keys have parts in common, so each part of a row is worked out once.</summary>
    private void FillKeys(FeatureTable features, KeyPart[] parts, int[][] recipes, int batch)
    {
        Span<ulong> values = stackalloc ulong[parts.Length];
        var end = Math.Min(features.Rows.Length, (batch + 1) << LeadBatch.SizeBits);
        for (var row = batch << LeadBatch.SizeBits; row < end; row++)
        {
            if ((features.Rows[row].Flags & RowFlags.Comparable) == 0)
            {
                continue;
            }

            for (var part = 0; part < parts.Length; part++)
            {
                values[part] = BlockingPlan.PartOf(features, row, parts[part]);
            }

            var own = MemoryMarshal.CreateSpan(ref Keys(row), recipes.Length);
            for (var key = 0; key < own.Length; key++)
            {
                var hash = BlockingPlan.Start;
                foreach (var part in recipes[key])
                {
                    hash = Fold.Both(hash, values[part]);
                }

                own[key] = Fold.Narrow(hash);
            }
        }
    }

    private void Group(FeatureTable features, int key, SortBuffer sorting)
    {
        var count = Collect(features, key, sorting);
        var sorted = sorting.Sort(count);
        var rows = new List<int>(count / 2);
        var starts = new List<int>();
        for (int start = 0, end = 1; end <= count; end++)
        {
            if (end < count && sorted[end] >> 32 == sorted[start] >> 32)
            {
                continue;
            }

            if (end - start > 1)
            {
                starts.Add(rows.Count);
                if (end - start > FullSize)
                {
                    Limited[key]++;
                    OrderLargeBlock(features, key, sorted.Slice(start, end - start));
                }

                for (var i = start; i < end; i++)
                {
                    rows.Add((int)(uint)sorted[i]);
                }
            }

            start = end;
        }

        starts.Add(rows.Count);
        Rows[key] = [.. rows];
        Starts[key] = [.. starts];
    }

    /// <summary>Puts the rows that may share the key with another row into the buffer; most rows of most keys are alone, and are not worth sorting.</summary>
    private int Collect(FeatureTable features, int key, SortBuffer sorting)
    {
        var further = Plan[key].Parts is [KeyPart.Phone] ? new[] { features.Phone2, features.Phone3 }.Count(numbers => numbers is not null) : 0;
        var count = 0;
        var buffer = sorting.Reserve(features.Rows.Length * (1 + further));
        for (var row = 0; row < features.Rows.Length; row++)
        {
            var hash = Unsafe.Add(ref Keys(row), key);
            if (hash != 0)
            {
                buffer[count++] = ((ulong)hash << 32) | (uint)row;
            }

            if (further > 0)
            {
                count = CollectPhone(features.Phone2, row, buffer, count);
                count = CollectPhone(features.Phone3, row, buffer, count);
            }
        }

        return sorting.KeepShared(count);
    }

    private static int CollectPhone(ulong[]? numbers, int row, ulong[] buffer, int count)
    {
        if (numbers is not null && numbers[row] != 0)
        {
            buffer[count++] = ((ulong)Fold.Narrow(Fold.Both(BlockingPlan.Start, numbers[row])) << 32) | (uint)row;
        }

        return count;
    }

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
}
