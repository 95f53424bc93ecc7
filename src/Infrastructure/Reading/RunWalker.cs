using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>A run of records, and its text.</summary>
/// <param name="Batch">The run.</param>
/// <param name="Text">Begins with the run's text. Rented from the shared pool; the receiver's from then on.</param>
/// <param name="LineAfter">1-based line at which the text after the run starts.</param>
internal sealed record WalkedRun(TextBatch Batch, byte[] Text, long LineAfter);

/// <summary>
/// Finds where the records of a run start, 64 bytes at a time, as long as all quotes are as RFC 4180 says, and keeps the run's text for who splits it, which so need not be read again.
/// </summary>
/// <param name="file">Valid UTF-8.</param>
/// <param name="end">Where in it the last record ends.</param>
/// <param name="layout">How it is laid out, its dialect a regular one.</param>
internal sealed class RunWalker(SafeFileHandle file, long end, TextLayout layout) : IDisposable
{
    // What is read at once is still in the processor's cache when it is looked through.
    private const int ChunkBytes = 1 << 16;
    private const int FirstBytes = 1 << 20;

    // A run of longer records is read twice instead of being held.
    private const int MostBytes = 1 << 26;

    private readonly byte delimiter = layout.Dialect.Delimiter;
    private readonly byte quote = layout.Dialect.Quote;

    /// <summary>By record of the run, and for those after it that are found with its last one: where it starts, and the line breaks before it.</summary>
    private readonly int[] offsets = new int[LeadBatch.Size + ByteMarks.Block];
    private readonly int[] lines = new int[LeadBatch.Size + ByteMarks.Block];
    private int count;
    private int breaks;

    /// <summary>What was read from <see cref="textOffset"/> on.</summary>
    private byte[] text = [];
    private long textOffset;
    private int filled;

    /// <summary>Walks over the next run, of as many records as a batch has room for, or as there are.</summary>
    /// <param name="index">0-based number of the run.</param>
    /// <param name="offset">Where it starts; not before where the run before it ended.</param>
    /// <param name="line">1-based line at which it starts.</param>
    /// <returns>The run; null where it must be walked over by a <see cref="RecordReader"/>, which understands everything.</returns>
    public WalkedRun? Walk(int index, long offset, long line)
    {
        var passed = Math.Min(offset - textOffset, filled);
        text.AsSpan((int)passed, filled - (int)passed).CopyTo(text);
        (textOffset, filled) = (offset, filled - (int)passed);
        if (!Find() || text.AsSpan(0, filled).StartsWith("\uFEFF"u8))
        {
            return null;
        }

        var records = Math.Min(count, LeadBatch.Size);
        var length = count > records ? offsets[records] : filled;
        offsets[records] = length;
        var isOneLineEach = true;
        for (var record = 0; record < records; record++)
        {
            isOneLineEach &= lines[record] == record;
            if (offsets[record + 1] - offsets[record] > layout.MaxRecordBytes)
            {
                return null;
            }
        }

        var batch = new TextBatch(index, offset, length, records, line)
        {
            IsRegular = true,
            Starts = new RecordStarts(offsets[..records], isOneLineEach ? null : lines[..records]),
        };
        return new WalkedRun(batch, Take(length), line + (count > records ? lines[records] : breaks));
    }

    public void Dispose()
    {
        Return(text);
        text = [];
        filled = 0;
    }

    /// <summary>Notes where records start, until there are more than a run has or the text ends.</summary>
    /// <returns>Whether all of it is as simple as this understands.</returns>
    private bool Find()
    {
        (count, breaks) = (0, 0);

        // All ones while a quote is open; then what the last byte of the block before was, in the lowest bit.
        var within = 0UL;
        var (closeBefore, endBefore, returnBefore) = (0UL, 1UL, 0UL);
        for (var position = 0; count <= LeadBatch.Size; position += ByteMarks.Block)
        {
            var there = ulong.MaxValue;
            if (filled - position < ByteMarks.Block)
            {
                if (!TryRead(position + ByteMarks.Block))
                {
                    return false;
                }

                if (filled <= position)
                {
                    // What ends within quotes lacks one.
                    return within == 0 && count > 0;
                }

                there >>= Math.Max(position + ByteMarks.Block - filled, 0);
            }

            ref var here = ref MemoryMarshal.GetReference(text.AsSpan(position, ByteMarks.Block));
            var (low, high) = (Vector256.LoadUnsafe(ref here), Vector256.LoadUnsafe(ref here, (nuint)Vector256<byte>.Count));
            var quotes = ByteMarks.Find(low, high, quote) & there;
            var feeds = ByteMarks.Find(low, high, (byte)'\n') & there;
            var returns = ByteMarks.Find(low, high, (byte)'\r') & there;
            var ends = feeds | returns;
            if ((quotes | within | closeBefore) != 0)
            {
                within = ByteMarks.Parity(quotes) ^ within;
                var separators = (ByteMarks.Find(low, high, delimiter) | ends) & ~within;
                var (opens, closes) = (quotes & within, quotes & ~within);
                var afterSeparator = (separators << 1) | (position == 0 || IsSeparator(text[position - 1]) ? 1UL : 0);
                var afterClose = (closes << 1) | closeBefore;

                // Before a quote that opens a cell there is a separator, behind one that closes it another one; or both are the halves of an escape.
                if (((opens & ~(afterSeparator | afterClose)) | (afterClose & ~(separators | opens) & there)) != 0)
                {
                    return false;
                }

                ends &= ~within;
                closeBefore = closes >> (ByteMarks.Block - 1);
                within = (ulong)((long)within >> (ByteMarks.Block - 1));
            }

            var lineBreaks = returns | (feeds & ~((returns << 1) | returnBefore));
            var starts = ~ends & ((ends << 1) | endBefore) & there;
            (endBefore, returnBefore) = (ends >> (ByteMarks.Block - 1), returns >> (ByteMarks.Block - 1));
            if (position == 0 && (starts & 1) == 0)
            {
                return false;
            }

            // There is seldom more than one; without any, what is noted does not count.
            do
            {
                offsets[count] = position + BitOperations.TrailingZeroCount(starts);
                lines[count] = breaks + BitOperations.PopCount(lineBreaks & ((starts & (0 - starts)) - 1));
                count += starts != 0 ? 1 : 0;
                starts &= starts - 1;
            }
            while (starts != 0);

            breaks += BitOperations.PopCount(lineBreaks);
        }

        return true;
    }

    private bool IsSeparator(byte value) => value == delimiter || value is (byte)'\n' or (byte)'\r';

    /// <summary>Reads until there are so many bytes, or all that there are.</summary>
    /// <returns>False where the record or the run at hand is too long.</returns>
    private bool TryRead(int wanted)
    {
        while (filled < wanted && textOffset + filled < end)
        {
            if (filled > MostBytes || (count > 0 && filled - offsets[count - 1] > layout.MaxRecordBytes))
            {
                return false;
            }

            var size = (int)Math.Min(ChunkBytes, end - textOffset - filled);
            if (text.Length - filled < size + ByteMarks.Block)
            {
                var (before, length) = (text, Math.Max(Math.Min(end - textOffset + ByteMarks.Block, FirstBytes), (filled + size + ByteMarks.Block) * 3L / 2));
                text = ArrayPool<byte>.Shared.Rent((int)length);
                before.AsSpan(0, filled).CopyTo(text);
                Return(before);
            }

            var read = RandomAccess.Read(file, text.AsSpan(filled, size), textOffset + filled);
            if (read == 0)
            {
                throw new EndOfStreamException("The lead file became shorter while it was read.");
            }

            filled += read;
        }

        return true;
    }

    /// <summary>Hands the text of a run over, and keeps what was read of the next one.</summary>
    private byte[] Take(int length)
    {
        var taken = text;
        var rest = filled - length;
        text = rest == 0 ? [] : ArrayPool<byte>.Shared.Rent(Math.Max(rest, (int)Math.Min(length, end - textOffset - length)) + (2 * ChunkBytes));
        taken.AsSpan(length, rest).CopyTo(text);
        (textOffset, filled) = (textOffset + length, rest);
        return taken;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
