using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>What <see cref="Fill"/> made of one key: a number a row, 0 where a part is missing, and for all that there is no such key.</summary>
    public ReadOnlySpan<uint> Column(int key) => keys.AsSpan(key * Length, Length);

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
}
