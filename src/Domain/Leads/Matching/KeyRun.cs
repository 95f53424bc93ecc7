using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Works out the blocking keys of a run of rows. Keys have parts in common, so each part of a row is worked out once, part by part and then key by key: with several rows in one instruction, and all of it
/// near the processor. For one thread.
/// </summary>
internal sealed class KeyRun
{
    /// <summary>Rows of a run.</summary>
    public const int Length = 128;

    private readonly FeatureTable features;
    private readonly KeyPart[] parts;
    private readonly int[][] recipes;

    /// <summary>By part and row: what <see cref="Fold.Prepared"/> makes of it, 0 where it is missing.</summary>
    private readonly ulong[] prepared;

    /// <summary>By key and row; zeros behind the last key.</summary>
    private readonly uint[] keys = new uint[BlockingPlan.Limit * Length];
    private readonly ulong[] comparable = new ulong[Length];

    /// <param name="features">The rows.</param>
    /// <param name="plan">The keys.</param>
    public KeyRun(FeatureTable features, IReadOnlyList<BlockingKey> plan)
    {
        this.features = features;
        parts = plan.SelectMany(key => key.Parts).Distinct().ToArray();
        recipes = plan.Select(key => Array.ConvertAll(key.Parts, part => Array.IndexOf(parts, part))).ToArray();
        prepared = new ulong[parts.Length * Length];
    }

    /// <summary>Works out all keys of up to <see cref="Length"/> rows from <paramref name="first"/> on.</summary>
    /// <returns>How many of the rows have enough to be compared by: others have no keys.</returns>
    public int Fill(int first, int length)
    {
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            var flag = (int)(features.Rows[first + i].Flags & RowFlags.Comparable);
            comparable[i] = 0 - (ulong)flag;
            count += flag;
        }

        for (var part = 0; part < parts.Length; part++)
        {
            var own = prepared.AsSpan(part * Length, Length);
            BlockingPlan.PartsOf(features, first, parts[part], own[..length]);
            for (var i = 0; i < Length; i += Vector256<ulong>.Count)
            {
                Fold.Prepared(Vector256.Create(own[i..]) & Vector256.Create(comparable.AsSpan(i))).CopyTo(own[i..]);
            }
        }

        for (var key = 0; key < recipes.Length; key++)
        {
            Combine(recipes[key], keys.AsSpan(key * Length, Length));
        }

        return count;
    }

    /// <summary>What <see cref="Fill"/> made of one key: a number a row, 0 where a part is missing.</summary>
    public ReadOnlySpan<uint> Column(int key) => keys.AsSpan(key * Length, Length);

    /// <summary>Writes all keys row by row.</summary>
    /// <param name="rows">Their keys one after the other, as many as are between two rows.</param>
    /// <param name="stride">From one row to the next: 8 or 16. Zeros follow the last key.</param>
    public void CopyRows(Span<uint> rows, int stride)
    {
        var length = rows.Length / stride;
        for (var key = 0; key < stride; key += Vector256<uint>.Count)
        {
            ref var columns = ref keys[key * Length];
            var row = 0;
            for (; Avx2.IsSupported && row + Vector256<uint>.Count <= length; row += Vector256<uint>.Count)
            {
                Transpose(ref Unsafe.Add(ref columns, row), ref rows[(row * stride) + key], stride);
            }

            for (; row < length; row++)
            {
                for (var i = 0; i < Vector256<uint>.Count; i++)
                {
                    rows[(row * stride) + key + i] = Unsafe.Add(ref columns, (i * Length) + row);
                }
            }
        }
    }

    private void Combine(int[] recipe, Span<uint> key)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(prepared);
        for (var row = 0; row < Length; row += 2 * Vector256<ulong>.Count)
        {
            var (first, second) = (Vector256.Create(BlockingPlan.Start), Vector256.Create(BlockingPlan.Start));
            var (firstMissing, secondMissing) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            foreach (var part in recipe)
            {
                var a = Vector256.LoadUnsafe(ref values, (nuint)((part * Length) + row));
                var b = Vector256.LoadUnsafe(ref values, (nuint)((part * Length) + row + Vector256<ulong>.Count));
                firstMissing |= Vector256.Equals(a, Vector256<ulong>.Zero);
                secondMissing |= Vector256.Equals(b, Vector256<ulong>.Zero);
                first = Fold.Both(first, a);
                second = Fold.Both(second, b);
            }

            Vector256.Narrow(Fold.Narrow(first, firstMissing), Fold.Narrow(second, secondMissing)).CopyTo(key[row..]);
        }
    }

    // Eight keys of eight rows: pairs, fours and eights of neighbours are put together.
    private static void Transpose(ref uint columns, ref uint rows, int stride)
    {
        var (a01, b01) = Interleave(ref columns, 0);
        var (a23, b23) = Interleave(ref columns, 2);
        var (a45, b45) = Interleave(ref columns, 4);
        var (a67, b67) = Interleave(ref columns, 6);
        Store(Avx2.UnpackLow(a01, a23), Avx2.UnpackLow(a45, a67), ref rows, 0, stride);
        Store(Avx2.UnpackHigh(a01, a23), Avx2.UnpackHigh(a45, a67), ref rows, 1, stride);
        Store(Avx2.UnpackLow(b01, b23), Avx2.UnpackLow(b45, b67), ref rows, 2, stride);
        Store(Avx2.UnpackHigh(b01, b23), Avx2.UnpackHigh(b45, b67), ref rows, 3, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> Low, Vector256<ulong> High) Interleave(ref uint columns, int key)
    {
        var a = Vector256.LoadUnsafe(ref columns, (nuint)(key * Length));
        var b = Vector256.LoadUnsafe(ref columns, (nuint)((key + 1) * Length));
        return (Avx2.UnpackLow(a, b).AsUInt64(), Avx2.UnpackHigh(a, b).AsUInt64());
    }

    // The first four keys of a row and of the fourth after it, and the last four of both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> low, Vector256<ulong> high, ref uint rows, int row, int stride)
    {
        Avx2.Permute2x128(low, high, 0x20).AsUInt32().StoreUnsafe(ref rows, (nuint)(row * stride));
        Avx2.Permute2x128(low, high, 0x31).AsUInt32().StoreUnsafe(ref rows, (nuint)((row + 4) * stride));
    }
}
