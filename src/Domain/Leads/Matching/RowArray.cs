using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>The features of all rows, each in exactly two cache lines: pairs of rows are compared all over the table, and what that costs is the lines that are fetched.</summary>
internal readonly unsafe struct RowArray
{
    private const int CacheLine = 64;

    private readonly RowFeatures[] rows;
    private readonly nint shift;

    public RowArray(int length)
    {
        // Pinned, so that the distance to the next cache line stays what it is.
        rows = GC.AllocateArray<RowFeatures>(length + 1, pinned: true);
        Length = length;
        shift = (CacheLine - ((nint)Unsafe.AsPointer(ref rows[0]) & (CacheLine - 1))) & (CacheLine - 1);
    }

    /// <summary>Number of rows.</summary>
    public int Length { get; }

    /// <summary>The features of a row (0-based).</summary>
    public ref RowFeatures this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref rows[row], shift);
    }

    /// <summary>Asks for the cache lines of a row that will be compared soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            // A hint may name an address that has moved; nothing here moves.
            var address = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), row)) + shift;
            Sse.Prefetch0(address);
            Sse.Prefetch0(address + CacheLine);
        }
    }
}
