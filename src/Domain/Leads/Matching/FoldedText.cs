using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// A value folded as a whole in one vector: for the values that most are, short ones of ASCII letters and digits with single spaces between them (<see cref="PlainText"/>). Lengths follow no pattern that a
/// processor could foresee, so nothing here goes by them.
/// </summary>
internal readonly struct FoldedText
{
    /// <summary>The longest value that fits.</summary>
    public const int Longest = 32;

    private readonly Vector256<byte> bytes;
    private readonly int length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FoldedText(Vector256<byte> bytes, int length)
    {
        this.bytes = bytes;
        this.length = length;
    }

    /// <summary>The folded bytes, zeros behind them.</summary>
    public Vector256<byte> Bytes => bytes;

    /// <summary>How many there are.</summary>
    public int Length => length;

    /// <summary>Where the spaces are, one bit a byte.</summary>
    public uint Spaces => Vector256.Equals(bytes, Vector256.Create((byte)' ')).ExtractMostSignificantBits();

    /// <summary>Where the digits are.</summary>
    public uint Digits => Within(bytes, (byte)'0', 10).ExtractMostSignificantBits();

    /// <summary>Folds a value as <see cref="Fold.Words"/> does.</summary>
    /// <returns>False when it is not plain or too long.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFold(ReadOnlySpan<byte> value, out FoldedText folded)
    {
        if ((uint)(value.Length - 1) >= Longest)
        {
            folded = default;
            return value.IsEmpty;
        }

        var used = Vector256.GreaterThan(Vector256.Create((sbyte)value.Length), Vector256<sbyte>.Indices).AsByte();
        var text = ShortText.Load(value) & used;
        var lower = text | Vector256.Create((byte)0x20);
        var letters = Within(lower, (byte)'a', 26);
        var gaps = Vector256.Equals(text, Vector256.Create((byte)' '));
        var plain = letters | Within(text, (byte)'0', 10) | gaps | ~used;
        ulong spaces = gaps.ExtractMostSignificantBits();
        folded = new FoldedText(text | (letters & Vector256.Create((byte)0x20)), value.Length);

        // No space at either end, and no two in a row.
        return plain.ExtractMostSignificantBits() == uint.MaxValue && ((spaces & (spaces << 1)) | (spaces & 1) | (spaces >> (value.Length - 1))) == 0;
    }

    /// <summary>The hash of a value of one plain word of less than eight bytes, which states and postcodes are: there are no other words of it to mix in, and whether it is one can be foreseen.</summary>
    /// <returns>False when it is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryHashWord(ReadOnlySpan<byte> value, out ulong hash)
    {
        if ((uint)(value.Length - 1) >= sizeof(ulong) - 1)
        {
            hash = 0;
            return value.IsEmpty;
        }

        // What is moved out at the end stands behind the value, and comes back as zeros.
        var unused = 8 * (sizeof(ulong) - value.Length);
        var text = Vector128.CreateScalar(ShortText.Load(value).AsUInt64()[0] << unused >> unused).AsByte();
        var lower = text | Vector128.Create((byte)0x20);
        var letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(text - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        hash = Fold.End(Fold.Step(Fold.Begin(value.Length), Fold.Mixed((text | (letters & Vector128.Create((byte)0x20))).AsUInt64()[0])));
        return BitOperations.PopCount((letters | digits).ExtractMostSignificantBits()) == value.Length;
    }

    /// <summary>At most <see cref="Longest"/> bytes with ASCII letters in lower case and all else as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FoldedText Lower(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return default;
        }

        var used = Vector256.GreaterThan(Vector256.Create((sbyte)value.Length), Vector256<sbyte>.Indices).AsByte();
        var text = ShortText.Load(value) & used;
        return new FoldedText(text | (Within(text, (byte)'A', 26) & Vector256.Create((byte)0x20)), value.Length);
    }

    /// <summary>The first bytes of this text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FoldedText Head(int count) => new(bytes & Vector256.GreaterThan(Vector256.Create((sbyte)count), Vector256<sbyte>.Indices).AsByte(), count);

    /// <summary><see cref="Fold.Hash"/> of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash()
    {
        // All words are mixed in, one after the other, and what there was after the last one that counts is taken.
        var words = Fold.Mixed(bytes.AsUInt64());
        Unsafe.SkipInit(out States states);
        states[0] = Fold.Step(Fold.Begin(length), words[0]);
        states[1] = Fold.Step(states[0], words[1]);
        states[2] = Fold.Step(states[1], words[2]);
        states[3] = Fold.Step(states[2], words[3]);
        states[4] = Fold.Step(states[3], Fold.MixedZero);
        var hash = Fold.End(Unsafe.Add(ref Unsafe.As<States, ulong>(ref states), (uint)length / sizeof(ulong)));
        return length == 0 ? 0 : hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Within(Vector256<byte> text, byte first, byte count)
    {
        var offset = text - Vector256.Create(first);
        return Vector256.Equals(Vector256.Min(offset, Vector256.Create((byte)(count - 1))), offset);
    }

    [InlineArray(5)]
    private struct States
    {
        private ulong first;
    }
}
