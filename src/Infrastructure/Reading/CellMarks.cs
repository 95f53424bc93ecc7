using System.Runtime.Intrinsics;

namespace Platform.Infrastructure.Reading;

/// <summary>Looks for what cells end at in many bytes at once.</summary>
internal static class CellMarks
{
    /// <summary>Where among the first 32 bytes of a text the separators and the quotes are, one bit a byte, the first byte lowest.</summary>
    public static (uint Separators, uint Quotes) Find(ReadOnlySpan<byte> text, byte delimiter, byte quote)
    {
        Vector256<byte> bytes;
        if (text.Length >= Vector256<byte>.Count)
        {
            bytes = Vector256.Create(text);
        }
        else
        {
            Span<byte> rest = stackalloc byte[Vector256<byte>.Count];
            rest.Clear();
            text.CopyTo(rest);
            bytes = Vector256.Create<byte>(rest);
        }

        return (Vector256.Equals(bytes, Vector256.Create(delimiter)).ExtractMostSignificantBits(), Vector256.Equals(bytes, Vector256.Create(quote)).ExtractMostSignificantBits());
    }
}
