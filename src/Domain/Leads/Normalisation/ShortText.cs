using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>A text of 1 to <see cref="Longest"/> bytes held in two vectors: for the short ways of normalisers, which look at a whole cell at once.</summary>
internal readonly struct ShortText
{
    /// <summary>The longest text that fits.</summary>
    public const int Longest = 64;

    /// <summary>Where a text at the end of a page is copied to.</summary>
    [ThreadStatic]
    private static byte[]? copy;

    private readonly Vector256<byte> low;
    private readonly Vector256<byte> high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ShortText(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        low = Load(ref start, text.Length);
        high = text.Length > Vector256<byte>.Count ? Load(ref Unsafe.Add(ref start, Vector256<byte>.Count), text.Length - Vector256<byte>.Count) : default;
        All = ulong.MaxValue >> (Longest - text.Length);
    }

    /// <summary>A bit for every byte there is.</summary>
    public ulong All { get; }

    /// <summary>The first 32 bytes of the text, in which what lies behind its end is not defined.</summary>
    public Vector256<byte> Low => low;

    /// <summary>What kind each byte is of.</summary>
    public TextMarks Marks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var fold = Vector256.Create((byte)0x20);
            return new TextMarks(
                All,
                All & Within(low | fold, high | fold, (byte)'a', 26),
                All & Within(low, high, (byte)'A', 26),
                All & Within(low, high, (byte)'0', 10),
                All & Within(low, high, (byte)' ', 1));
        }
    }

    /// <summary>Where one byte stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Find(byte value)
    {
        var found = Vector256.Create(value);
        return All & (Vector256.Equals(low, found).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, found).ExtractMostSignificantBits() << 32));
    }

    /// <summary>Bytes with their ASCII capitals made small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> ToLower(Vector256<byte> bytes) =>
        bytes | (Vector256.LessThan(bytes - Vector256.Create((byte)'A'), Vector256.Create((byte)26)) & Vector256.Create((byte)0x20));

    /// <summary>Bytes with their small ASCII letters made capitals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> ToUpper(Vector256<byte> bytes) =>
        bytes ^ (Vector256.LessThan(bytes - Vector256.Create((byte)'a'), Vector256.Create((byte)26)) & Vector256.Create((byte)0x20));

    /// <summary>The first bytes of a text, at most 32, in a vector; what lies behind its end is not defined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Load(ReadOnlySpan<byte> text) => Load(ref MemoryMarshal.GetReference(text), text.Length);

    /// <summary>Whether a byte is in a text of any length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ReadOnlySpan<byte> text, byte value) => text.Length <= Vector256<byte>.Count
        ? text.Length != 0 && Vector256.Equals(Load(text), Vector256.Create(value)).ExtractMostSignificantBits() << (Vector256<byte>.Count - text.Length) != 0
        : text.Contains(value);

    /// <summary>Where a byte is last in a text of any length; -1 when it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LastIndexOf(ReadOnlySpan<byte> text, byte value)
    {
        if ((uint)(text.Length - 1) >= Vector256<byte>.Count)
        {
            return text.LastIndexOf(value);
        }

        var found = Vector256.Equals(Load(text), Vector256.Create(value)).ExtractMostSignificantBits() & (uint.MaxValue >> (Vector256<byte>.Count - text.Length));
        return 31 - BitOperations.LeadingZeroCount(found);
    }

    /// <summary>Where a byte stands first in a text of any length, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(ReadOnlySpan<byte> text, byte value)
    {
        if (text.Length is 0 or > Longest)
        {
            return text.IndexOf(value);
        }

        var found = new ShortText(text).Find(value);
        return found == 0 ? -1 : BitOperations.TrailingZeroCount(found);
    }

    /// <summary>Whether the first bytes of two vectors, from 1 to 32, are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartWithSame(Vector256<byte> one, Vector256<byte> other, int length) =>
        ~Vector256.Equals(one, other).ExtractMostSignificantBits() << (Vector256<byte>.Count - length) == 0;

    // Memory is there or not there by pages: what shares one with a byte of the text may be read, whatever it is. An array that the garbage collector moves between the question and the reading has room
    // behind it wherever it comes to lie: the heap keeps that of one more object (24 bytes) behind the last, beside the next one's header (8) that belongs to every array. To pin it for so short a time
    // costs more than the reading.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<byte> Load(ref byte start, int length)
    {
        const uint Page = 4096;
        if (length < Vector256<byte>.Count && ((nuint)Unsafe.AsPointer(ref start) & (Page - 1)) > Page - (uint)Vector256<byte>.Count)
        {
            start = ref Copy(ref start, length);
        }

        return Vector256.LoadUnsafe(ref start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte Copy(ref byte start, int length)
    {
        var to = copy ??= new byte[Vector256<byte>.Count];
        MemoryMarshal.CreateReadOnlySpan(ref start, length).CopyTo(to);
        return ref MemoryMarshal.GetArrayDataReference(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Within(Vector256<byte> low, Vector256<byte> high, byte first, byte count) =>
        Vector256.LessThan(low - Vector256.Create(first), Vector256.Create(count)).ExtractMostSignificantBits()
        | ((ulong)Vector256.LessThan(high - Vector256.Create(first), Vector256.Create(count)).ExtractMostSignificantBits() << 32);
}
