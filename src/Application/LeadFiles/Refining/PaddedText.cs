using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>A text that is written often: in memory it is followed by what whole vectors read beyond its end, so that writing it costs a store or two.</summary>
internal readonly struct PaddedText
{
    private readonly byte[] bytes;

    /// <param name="text">The text.</param>
    public PaddedText(ReadOnlySpan<byte> text)
    {
        bytes = new byte[text.Length + Vector256<byte>.Count];
        text.CopyTo(bytes);
        Length = text.Length;
    }

    /// <summary>Its bytes.</summary>
    public int Length { get; }

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Text => bytes.AsSpan(0, Length);

    /// <summary>Its first byte, which one vector more than <see cref="Length"/> may be read from.</summary>
    public ref byte Start => ref MemoryMarshal.GetArrayDataReference(bytes);
}
