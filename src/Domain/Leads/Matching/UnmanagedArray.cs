using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Numbers or features of all rows, outside of the collected heap: what matching needs for a while is several times as large as the rows themselves, and goes back to the system as soon as it is done with.
/// All zeros at first; an element whose size divides a cache line, or is divided by one, lies in as few lines as it can. Without elements after <see cref="Dispose"/>.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed unsafe class UnmanagedArray<T> : IDisposable
    where T : unmanaged
{
    private const int CacheLine = 64;

    // What glibc takes from the system by itself and gives back to it: pieces of up to 32 MB that were freed it keeps for later ones. What is asked for beyond the elements is never touched and takes no memory.
    private const nuint OwnPiece = (32 << 20) + 1;
    private const nuint Large = 1 << 20;

    private T* first;
    private int length;
    private void* memory;

    /// <param name="length">Number of elements.</param>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public UnmanagedArray(int length)
    {
        this.length = length;

        // Zeros come from the system page by page as they are touched, which memory that is made to order (aligned) does not.
        memory = NativeMemory.AllocZeroed(Asked(length));
        first = Aligned();
        LargePages.AskFor(first, (nuint)length * (nuint)sizeof(T));
    }

    ~UnmanagedArray() => Free();

    /// <summary>Number of elements.</summary>
    public int Length => length;

    /// <summary>All elements.</summary>
    public Span<T> Span => new(first, length);

    /// <summary>An element (0-based).</summary>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)length)
            {
                OutOfRange(index);
            }

            return ref first[index];
        }
    }

    /// <summary>Asks for the cache lines of an element that will be needed soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int index)
    {
        if (Sse.IsSupported)
        {
            for (var offset = 0; offset < sizeof(T); offset += CacheLine)
            {
                Sse.Prefetch0((byte*)(first + index) + offset);
            }
        }
    }

    /// <summary>Asks for the last cache line of an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchLast(int index)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((byte*)(first + index + 1) - 1);
        }
    }

    /// <summary>Gives the memory of all but the first elements back. Spans and references are not valid any more.</summary>
    /// <param name="count">How many elements stay.</param>
    public void Shrink(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)length);
        var before = (nuint)first - (nuint)memory;
        memory = NativeMemory.Realloc(memory, Asked(count));
        var kept = new Span<T>((byte*)memory + before, count);
        first = Aligned();
        length = count;
        kept.CopyTo(Span);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static nuint Asked(int length)
    {
        var bytes = ((nuint)length * (nuint)sizeof(T)) + CacheLine;
        return bytes < Large ? bytes : Math.Max(bytes, OwnPiece);
    }

    private T* Aligned() => (T*)(((nuint)memory + CacheLine - 1) & ~(nuint)(CacheLine - 1));

    // Empty from then on, so that whoever asks for an element too late is told instead of reading what is somebody else's.
    private void Free()
    {
        length = 0;
        first = null;
        NativeMemory.Free(memory);
        memory = null;
    }

    private static void OutOfRange(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "There is no such row.");
}
