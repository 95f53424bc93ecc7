using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Platform.Infrastructure.Reading;

/// <summary>In which encoding a text is written.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Encoding">Null for UTF-8, which is read as it stands.</param>
/// <param name="BomBytes">Length of the byte order mark.</param>
/// <param name="IsValid">For UTF-8, whether there is no invalid byte in it.</param>
internal sealed record DetectedEncoding(string Name, Encoding? Encoding, int BomBytes, bool IsValid);

/// <summary>Finds out the encoding of a text: by its byte order mark, by zero bytes, by validity as UTF-8, in this order.</summary>
internal static class TextEncodingDetector
{
    private const long PieceBytes = 8 << 20;

    // What the cache of a core holds beside other things.
    private const int ChunkBytes = 1 << 18;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Returns null when the bytes are a text in none of the encodings.</summary>
    public static DetectedEncoding? Detect(SafeFileHandle file, ReadOnlySpan<byte> head, CancellationToken cancellationToken)
    {
        if (ByMark(head) is { } marked)
        {
            return marked.Encoding is null ? marked with { IsValid = Count(file, marked.BomBytes, cancellationToken).Invalid == 0 } : marked;
        }

        if (ByZeroBytes(head) is { } wide)
        {
            return wide;
        }

        var (sequences, invalid, undefined) = Count(file, 0, cancellationToken);
        if (invalid == 0)
        {
            return new DetectedEncoding("utf-8", null, 0, IsValid: true);
        }

        // By accident, text of another encoding forms few valid sequences.
        if (sequences > invalid)
        {
            return new DetectedEncoding("utf-8", null, 0, IsValid: false);
        }

        // Bytes that Windows-1252 leaves undefined are as frequent as any other in the double-byte encodings of East Asia.
        return undefined > 2 && undefined * 10 > invalid ? null : new DetectedEncoding("windows-1252", Windows1252, 0, IsValid: true);
    }

    private static DetectedEncoding? ByMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return new DetectedEncoding("utf-8-bom", null, 3, IsValid: true);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
        {
            return new DetectedEncoding("utf-32le", Encoding.UTF32, 4, IsValid: true);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new DetectedEncoding("utf-16le", Encoding.Unicode, 2, IsValid: true);
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new DetectedEncoding("utf-16be", Encoding.BigEndianUnicode, 2, IsValid: true) : null;
    }

    /// <summary>Western text in UTF-16 has a zero in every other byte: at odd offsets when the low byte comes first.</summary>
    private static DetectedEncoding? ByZeroBytes(ReadOnlySpan<byte> head)
    {
        var pairs = head.Length / 2;
        if (pairs == 0)
        {
            return null;
        }

        var even = 0;
        var odd = 0;
        for (var i = 0; i < pairs; i++)
        {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        if (odd * 10 >= pairs * 4 && even * 20 <= pairs)
        {
            return new DetectedEncoding("utf-16le", Encoding.Unicode, 0, IsValid: true);
        }

        return even * 10 >= pairs * 4 && odd * 20 <= pairs ? new DetectedEncoding("utf-16be", Encoding.BigEndianUnicode, 0, IsValid: true) : null;
    }

    /// <summary>Counts multi-byte sequences, invalid bytes, and bytes without a meaning in Windows-1252, over the whole file, in pieces that all cores share.</summary>
    private static (long Sequences, long Invalid, long Undefined) Count(SafeFileHandle file, long from, CancellationToken cancellationToken)
    {
        var end = RandomAccess.GetLength(file);
        var counts = new (long Sequences, long Invalid, long Undefined)[(int)Math.Max(1, (end - from + PieceBytes - 1) / PieceBytes)];
        Parallel.For(0, counts.Length, new ParallelOptions { CancellationToken = cancellationToken }, piece =>
        {
            var start = from + (piece * PieceBytes);
            counts[piece] = CountPiece(file, piece == 0 ? from : BeforeCutSequence(file, start), start + PieceBytes >= end ? end : BeforeCutSequence(file, start + PieceBytes), cancellationToken);
        });
        return counts.Aggregate((all, one) => (all.Sequences + one.Sequences, all.Invalid + one.Invalid, all.Undefined + one.Undefined));
    }

    private static (long Sequences, long Invalid, long Undefined) CountPiece(SafeFileHandle file, long from, long to, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(ChunkBytes, to - from)];
        var (sequences, invalid, undefined) = (0L, 0L, 0L);
        while (from < to)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - from)), from);
            if (read == 0)
            {
                break;
            }

            var chunk = buffer.AsSpan(0, read);
            if (!Ascii.IsValid(chunk))
            {
                // A sequence that is cut by the end of the chunk is looked at with the next one.
                var cut = from + read < to ? CutSequence(chunk) : 0;
                chunk = chunk[..^(cut < read ? cut : 0)];
                var (inChunk, wrong, without) = CountChunk(chunk);
                sequences += inChunk;
                invalid += wrong;
                undefined += without;
            }

            from += chunk.Length;
        }

        return (sequences, invalid, undefined);
    }

    /// <summary>This place in the file, or that of the sequence which it would cut.</summary>
    private static long BeforeCutSequence(SafeFileHandle file, long at)
    {
        Span<byte> before = stackalloc byte[3];
        return at - CutSequence(before[..RandomAccess.Read(file, before, at - before.Length)]);
    }

    private static (long Sequences, long Invalid, long Undefined) CountChunk(ReadOnlySpan<byte> chunk)
    {
        var (sequences, invalid, undefined) = (0L, 0L, 0L);
        if (Utf8.IsValid(chunk))
        {
            // How many there are matters only against invalid ones, so a count of lead bytes will do.
            foreach (var letter in chunk)
            {
                sequences += letter >= 0xC0 ? 1 : 0;
            }

            return (sequences, 0, 0);
        }

        while (!chunk.IsEmpty)
        {
            var ascii = chunk.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            chunk = chunk[ascii..];
            var status = Rune.DecodeFromUtf8(chunk, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
            {
                sequences++;
            }
            else
            {
                invalid++;
                undefined += chunk[0] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D ? 1 : 0;
            }

            chunk = chunk[length..];
        }

        return (sequences, invalid, undefined);
    }

    private static int CutSequence(ReadOnlySpan<byte> chunk)
    {
        for (var back = 1; back <= Math.Min(3, chunk.Length); back++)
        {
            var letter = chunk[^back];
            if (letter >= 0xC0)
            {
                var length = letter >= 0xF0 ? 4 : letter >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (letter < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
