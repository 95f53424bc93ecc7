using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What each byte of a short text is, a bit for every byte: for the short ways of normalisers, which look at a whole cell at once.</summary>
/// <param name="All">The bytes that there are.</param>
/// <param name="Letters">ASCII letters.</param>
/// <param name="Capitals">ASCII capitals.</param>
/// <param name="Digits">Digits.</param>
/// <param name="Spaces">Spaces.</param>
[SkipLocalsInit]
internal readonly record struct TextMarks(ulong All, ulong Letters, ulong Capitals, ulong Digits, ulong Spaces)
{
    /// <summary>The longest text that has marks.</summary>
    public const int Longest = 64;

    /// <summary>Whether there is nothing but letters, digits and single spaces.</summary>
    public bool IsPlain => (Letters | Digits | Spaces) == All && (Spaces & (Spaces << 1)) == 0;

    /// <summary>How the letters are written.</summary>
    public WordCase.Kind Kind => Letters == 0 ? WordCase.Kind.None : Capitals == 0 ? WordCase.Kind.Lower : Capitals == Letters ? WordCase.Kind.Upper : WordCase.Kind.Mixed;

    /// <summary>The bits from <paramref name="start"/> up to <paramref name="end"/>, which is at most 63 more.</summary>
    public static ulong Between(int start, int end) => ((1UL << (end - start)) - 1) << start;

    /// <summary>A copy of a text of 1 to <see cref="Longest"/> bytes that is read as a whole, whatever lies behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="padded">Of <see cref="Longest"/> bytes.</param>
    public static ReadOnlySpan<byte> Pad(ReadOnlySpan<byte> text, Span<byte> padded)
    {
        text.CopyTo(padded);
        return padded[..text.Length];
    }

    /// <summary>Where one byte stands in a text of <see cref="Pad"/>.</summary>
    public static ulong OfPadded(ReadOnlySpan<byte> text, byte value)
    {
        var (low, high) = Halves(text);
        return (ulong.MaxValue >> (Longest - text.Length)) & Within(low, high, value, 1);
    }

    /// <summary>The marks of a text of 1 to <see cref="Longest"/> bytes.</summary>
    public static TextMarks Of(ReadOnlySpan<byte> text) => OfPadded(Pad(text, stackalloc byte[Longest]));

    /// <summary>The marks of a text of <see cref="Pad"/>.</summary>
    public static TextMarks OfPadded(ReadOnlySpan<byte> text)
    {
        var all = ulong.MaxValue >> (Longest - text.Length);
        var (low, high) = Halves(text);
        var fold = Vector256.Create((byte)0x20);
        return new TextMarks(
            all,
            all & Within(low | fold, high | fold, (byte)'a', 26),
            all & Within(low, high, (byte)'A', 26),
            all & Within(low, high, (byte)'0', 10),
            all & Within(low, high, (byte)' ', 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> Low, Vector256<byte> High) Halves(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        return (Vector256.LoadUnsafe(ref start), text.Length > Vector256<byte>.Count ? Vector256.LoadUnsafe(ref start, (nuint)Vector256<byte>.Count) : default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Within(Vector256<byte> low, Vector256<byte> high, byte first, byte count) =>
        Vector256.LessThan(low - Vector256.Create(first), Vector256.Create(count)).ExtractMostSignificantBits()
        | ((ulong)Vector256.LessThan(high - Vector256.Create(first), Vector256.Create(count)).ExtractMostSignificantBits() << 32);
}
