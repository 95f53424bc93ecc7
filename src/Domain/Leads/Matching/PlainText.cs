using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Folding of the values that most are, many bytes at once: short, of ASCII letters and digits, with single spaces between them.</summary>
internal static class PlainText
{
    private const int Block = 16;

    /// <summary>Writes a value in lower case.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">At least as long as the value; holds nothing of meaning when the result is false.</param>
    /// <returns>False when the value is not plain or longer than two blocks; an empty one is plain.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLower(ReadOnlySpan<byte> value, Span<byte> output)
    {
        var length = value.Length;
        if (length is 0 or > 2 * Block)
        {
            return length == 0;
        }

        // Two blocks that overlap in the middle cover every length.
        ref var from = ref MemoryMarshal.GetReference(value);
        ref var to = ref MemoryMarshal.GetReference(output);
        if (length >= Block)
        {
            var head = Vector128.LoadUnsafe(ref from);
            var tail = Vector128.LoadUnsafe(ref from, (nuint)(length - Block));
            var plain = Lower(ref head, out var spaces) & Lower(ref tail, out var tailSpaces);
            head.StoreUnsafe(ref to);
            tail.StoreUnsafe(ref to, (nuint)(length - Block));
            return plain == 0xFFFF && AreSingle(spaces | ((ulong)tailSpaces << (length - Block)), length);
        }

        if (length >= sizeof(ulong))
        {
            var both = Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref from), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, length - sizeof(ulong)))).AsByte();
            var plain = Lower(ref both, out var spaces);
            Unsafe.WriteUnaligned(ref to, both.AsUInt64()[0]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - sizeof(ulong)), both.AsUInt64()[1]);
            return plain == 0xFFFF && AreSingle((spaces & 0xFF) | ((ulong)(spaces >> 8) << (length - sizeof(ulong))), length);
        }

        return TryLowerShort(ref from, ref to, length);
    }

    /// <summary>Writes a value with its ASCII letters in lower case and all else as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">At least as long as the value.</param>
    public static void Lower(ReadOnlySpan<byte> value, Span<byte> output)
    {
        var start = 0;
        for (; start + Block <= value.Length; start += Block)
        {
            var text = Vector128.Create(value[start..]);
            var letters = Vector128.LessThan(text - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
            (text | (letters & Vector128.Create((byte)0x20))).CopyTo(output[start..]);
        }

        for (; start < value.Length; start++)
        {
            output[start] = value[start] - 'A' is >= 0 and < 26 ? (byte)(value[start] | 0x20) : value[start];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLowerShort(ref byte from, ref byte to, int length)
    {
        // Pieces that overlap in the middle here too.
        var vector = Vector128.CreateScalar(Short(ref from, length)).AsByte();
        var plain = Lower(ref vector, out var spaces);
        var bytes = vector.AsUInt64()[0];
        if (length >= sizeof(uint))
        {
            Unsafe.WriteUnaligned(ref to, (uint)bytes);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - sizeof(uint)), (uint)(bytes >> (8 * (length - sizeof(uint)))));
        }
        else
        {
            Unsafe.Add(ref to, length >> 1) = (byte)(bytes >> (8 * (length >> 1)));
            Unsafe.Add(ref to, length - 1) = (byte)(bytes >> (8 * (length - 1)));
            to = (byte)bytes;
        }

        var all = (1u << length) - 1;
        return (plain & all) == all && AreSingle(spaces & all, length);
    }

    /// <summary>Less than eight bytes, at least one, as a number with the first byte lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Short(ref byte from, int length)
    {
        if (length >= sizeof(uint))
        {
            return Unsafe.ReadUnaligned<uint>(ref from) | ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, length - sizeof(uint))) << (8 * (length - sizeof(uint))));
        }

        return from | ((ulong)Unsafe.Add(ref from, length >> 1) << (8 * (length >> 1))) | ((ulong)Unsafe.Add(ref from, length - 1) << (8 * (length - 1)));
    }

    // Lower case and what of it is a letter, a digit or a space, one bit a byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lower(ref Vector128<byte> text, out uint spaces)
    {
        var lower = text | Vector128.Create((byte)0x20);
        var letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(text - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var gaps = Vector128.Equals(text, Vector128.Create((byte)' '));
        text = Vector128.ConditionalSelect(letters, lower, text);
        spaces = gaps.ExtractMostSignificantBits();
        return (letters | digits | gaps).ExtractMostSignificantBits();
    }

    // No space at either end, and no two in a row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreSingle(ulong spaces, int length) => ((spaces & (spaces << 1)) | (spaces & 1) | (spaces >> (length - 1))) == 0;
}
