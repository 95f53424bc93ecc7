using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Infrastructure.Reading;

/// <summary>What 64 bytes are, a bit for each (Langdale and Lemire 2019, "Parsing Gigabytes of JSON per Second").</summary>
internal static class ByteMarks
{
    /// <summary>Bytes looked at together.</summary>
    public const int Block = 64;

    /// <summary>The highest bits of the bytes of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Vector256<byte>.Count);

    /// <summary>Which bytes of two vectors are this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(Vector256<byte> low, Vector256<byte> high, byte value) => Bits(Vector256.Equals(low, Vector256.Create(value)), Vector256.Equals(high, Vector256.Create(value)));

    /// <summary>For each bit whether the number of bits set up to it, itself included, is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Parity(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        for (var shift = 1; shift < Block; shift *= 2)
        {
            bits ^= bits << shift;
        }

        return bits;
    }
}
