using System.Text;
using Microsoft.Win32.SafeHandles;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>Writes a text of another encoding as UTF-8. What is no text in the encoding becomes U+FFFD.</summary>
internal static class Transcoder
{
    private const int ChunkBytes = 1 << 17;

    /// <summary>Transcodes <paramref name="source"/> from <paramref name="encoding"/> into the file <paramref name="target"/>; returns why it cannot be done, or null.</summary>
    public static Error? ToUtf8(SafeFileHandle source, DetectedEncoding encoding, string target, long maxBytes, CancellationToken cancellationToken)
    {
        using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var decoder = encoding.Encoding!.GetDecoder();
        var bytes = new byte[ChunkBytes];
        var chars = new char[encoding.Encoding.GetMaxCharCount(ChunkBytes)];
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(chars.Length)];
        var encoder = Encoding.UTF8.GetEncoder();
        long offset = encoding.BomBytes;
        int read;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = RandomAccess.Read(source, bytes, offset);
            offset += read;
            var count = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
            file.Write(utf8, 0, encoder.GetBytes(chars.AsSpan(0, count), utf8, flush: read == 0));
            if (file.Position > maxBytes)
            {
                return LeadFileReadErrors.TooLarge(maxBytes);
            }
        }
        while (read > 0);
        return null;
    }
}
