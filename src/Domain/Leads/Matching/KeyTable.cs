using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// The blocking keys of all rows. At first those of a batch of rows stand key by key, to find the rows that share one; then row by row, to see what two rows share, in the same memory: the peak of a
/// file's memory is where there would be both. 0 where a row has no such key.
/// </summary>
internal sealed class KeyTable : IDisposable
{
    /// <summary>Where values were counted, and need not be any more.</summary>
    private readonly UnmanagedArray<ulong> memory;

    /// <summary>Numbers of a row: whole vectors of eight, or two that overlap.</summary>
    private readonly int width;

    /// <param name="memory">Memory for as many numbers as the rows have with <see cref="BlockingPlan.Limit"/> keys each; nothing in it matters.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="keys">Keys of a row.</param>
    public KeyTable(UnmanagedArray<ulong> memory, int rows, int keys)
    {
        this.memory = memory;
        Rows = rows;
        width = keys <= 8 ? 8 : keys <= 12 ? 12 : BlockingPlan.Limit;
        Length = checked(rows * width);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Batches of rows, see <see cref="LeadBatch.Size"/>.</summary>
    public int Batches => (Rows + LeadBatch.Size - 1) >> LeadBatch.SizeBits;

    /// <summary>Numbers that all rows have.</summary>
    public int Length { get; }

    /// <summary>Takes the keys of a run of rows, all in one batch and before <see cref="TurnToRows"/>.</summary>
    /// <param name="run">The keys.</param>
    /// <param name="first">The first row.</param>
    /// <param name="length">How many rows they are.</param>
    public void Fill(KeyRun run, int first, int length)
    {
        for (var key = 0; key < width; key++)
        {
            run.Column(key)[..length].CopyTo(Column(key, first >> LeadBatch.SizeBits)[(first & (LeadBatch.Size - 1))..]);
        }
    }

    /// <summary>A key of the rows of a batch, before <see cref="TurnToRows"/>.</summary>
    public Span<uint> Column(int key, int batch)
    {
        var own = Batch(batch);
        var length = own.Length / width;
        return own.Slice(key * length, length);
    }

    /// <summary>Forgets a key of a row, before <see cref="TurnToRows"/>.</summary>
    public void Forget(int key, int row) => Column(key, row >> LeadBatch.SizeBits)[row & (LeadBatch.Size - 1)] = 0;

    /// <summary>Puts the keys of each row side by side.</summary>
    public void TurnToRows(int degree, CancellationToken cancellationToken) =>
        SharedWork.For(Batches, degree, () => GC.AllocateUninitializedArray<uint>(Math.Min(Rows, LeadBatch.Size) * width), (columns, batch) =>
        {
            var own = Batch(batch);
            own.CopyTo(columns);
            Turn(columns, own.Length / width, own);
        }, _ => { }, cancellationToken);

    /// <summary>The keys that two rows share, one bit each. After <see cref="TurnToRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Shared(int a, int b)
    {
        ref var x = ref Row(a);
        ref var y = ref Row(b);
        var shared = Same(ref x, ref y);
        var rest = width - Vector256<uint>.Count;
        return rest == 0 ? shared : shared | (Same(ref Unsafe.Add(ref x, rest), ref Unsafe.Add(ref y, rest)) << rest);
    }

    /// <summary>Asks for the keys of a row that will be compared soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            // Of twelve numbers some lie in two cache lines.
            ref var keys = ref Row(row);
            Sse.Prefetch0(Unsafe.AsPointer(ref keys));
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref keys, width - 1)));
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => memory.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint Row(int row) => ref Unsafe.As<ulong, uint>(ref memory[row * (width / 2)]);

    private Span<uint> Batch(int batch)
    {
        var first = batch << LeadBatch.SizeBits;
        return MemoryMarshal.Cast<ulong, uint>(memory.Span).Slice(first * width, Math.Min(Rows - first, LeadBatch.Size) * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Same(ref uint x, ref uint y)
    {
        var a = Vector256.LoadUnsafe(ref x);
        return Vector256.AndNot(Vector256.Equals(a, Vector256.LoadUnsafe(ref y)), Vector256.Equals(a, Vector256<uint>.Zero)).ExtractMostSignificantBits();
    }

    /// <summary>Puts columns of so many rows side by side.</summary>
    private void Turn(uint[] columns, int length, Span<uint> target)
    {
        var row = 0;
        for (; Avx2.IsSupported && row + Vector256<uint>.Count <= length; row += Vector256<uint>.Count)
        {
            Transpose(ref columns[row], length, ref target[row * width]);
            if (width > Vector256<uint>.Count)
            {
                var rest = width - Vector256<uint>.Count;
                Transpose(ref columns[(rest * length) + row], length, ref target[(row * width) + rest]);
            }
        }

        for (; row < length; row++)
        {
            for (var key = 0; key < width; key++)
            {
                target[(row * width) + key] = columns[(key * length) + row];
            }
        }
    }

    // Eight keys of eight rows: pairs, fours and eights of neighbours are put together.
    private void Transpose(ref uint columns, int length, ref uint rows)
    {
        var (a01, b01) = Interleave(ref columns, 0, length);
        var (a23, b23) = Interleave(ref columns, 2, length);
        var (a45, b45) = Interleave(ref columns, 4, length);
        var (a67, b67) = Interleave(ref columns, 6, length);
        Store(Avx2.UnpackLow(a01, a23), Avx2.UnpackLow(a45, a67), ref rows, 0);
        Store(Avx2.UnpackHigh(a01, a23), Avx2.UnpackHigh(a45, a67), ref rows, 1);
        Store(Avx2.UnpackLow(b01, b23), Avx2.UnpackLow(b45, b67), ref rows, 2);
        Store(Avx2.UnpackHigh(b01, b23), Avx2.UnpackHigh(b45, b67), ref rows, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> Low, Vector256<ulong> High) Interleave(ref uint columns, int key, int length)
    {
        var a = Vector256.LoadUnsafe(ref columns, (nuint)(key * length));
        var b = Vector256.LoadUnsafe(ref columns, (nuint)((key + 1) * length));
        return (Avx2.UnpackLow(a, b).AsUInt64(), Avx2.UnpackHigh(a, b).AsUInt64());
    }

    // The first four keys of a row and of the fourth after it, and the last four of both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector256<ulong> low, Vector256<ulong> high, ref uint rows, int row)
    {
        Avx2.Permute2x128(low, high, 0x20).AsUInt32().StoreUnsafe(ref rows, (nuint)(row * width));
        Avx2.Permute2x128(low, high, 0x31).AsUInt32().StoreUnsafe(ref rows, (nuint)((row + 4) * width));
    }
}
