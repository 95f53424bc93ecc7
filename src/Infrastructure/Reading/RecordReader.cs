using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>Walks over the records of a part of a text file, through a window that holds a record and not the file.</summary>
internal sealed class RecordReader : IDisposable
{
    private const int WindowBytes = 1 << 18;

    private readonly SafeFileHandle file;
    private readonly RecordScanner scanner;
    private readonly int maxRecordBytes;
    private readonly bool countInnerBreaks;
    private readonly long end;
    private byte[] window;
    private int filled;
    private int next;
    private long windowOffset;
    private long nextLine;
    private int start;
    private int rawLength;

    /// <param name="file">UTF-8 text.</param>
    /// <param name="from">Where the first record starts.</param>
    /// <param name="end">Where the last one ends.</param>
    /// <param name="line">1-based line of the first record.</param>
    /// <param name="dialect">How cells are quoted.</param>
    /// <param name="maxRecordBytes">Limit for one record.</param>
    /// <param name="countInnerBreaks">Whether line breaks inside quotes count as lines; not so where a line stands for the row of a sheet.</param>
    public RecordReader(SafeFileHandle file, long from, long end, long line, Dialect dialect, int maxRecordBytes, bool countInnerBreaks)
    {
        this.file = file;
        this.end = end;
        this.maxRecordBytes = maxRecordBytes;
        this.countInnerBreaks = countInnerBreaks;
        scanner = new RecordScanner(dialect, maxRecordBytes);
        windowOffset = from;
        nextLine = line;
        window = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(end - from, 16, WindowBytes));
    }

    /// <summary>The record without its line end; of one that is too long, as much as the limit allows. Valid until the next is read.</summary>
    public ReadOnlySpan<byte> Raw => window.AsSpan(start, rawLength);

    /// <summary>Where the record starts in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the record ends in the file, after its line end.</summary>
    public long EndOffset => windowOffset + next;

    /// <summary>1-based line on which the record starts.</summary>
    public long Line { get; private set; }

    /// <summary>Line on which the text after the record starts.</summary>
    public long LineAfter => nextLine;

    public bool HasQuotes { get; private set; }

    /// <summary>What is wrong with the quotes or the length of the record.</summary>
    public RecordFault Fault { get; private set; }

    /// <summary>Whether the quotes of the record are as RFC 4180 says.</summary>
    public bool IsRegular { get; private set; }

    private bool IsEnd => windowOffset + filled >= end;

    /// <summary>Moves to the next record; empty lines are passed over.</summary>
    public bool Read()
    {
        if (!SkipLineEnds())
        {
            start = next;
            rawLength = 0;
            return false;
        }

        var record = scanner.Scan(window.AsSpan(next, filled - next), IsEnd);
        while (record.Length == 0)
        {
            Fill();
            record = scanner.Scan(window.AsSpan(next, filled - next), IsEnd);
        }

        start = next;
        Offset = windowOffset + start;
        next += record.Length;
        rawLength = record.RawLength;
        Line = nextLine;
        HasQuotes = record.HasQuotes;
        Fault = record.Fault;
        IsRegular = record.Fault == RecordFault.None && !record.IsPadded;
        nextLine += countInnerBreaks ? record.InnerBreaks : 0;
        if (record.Fault == RecordFault.TooLong)
        {
            SkipRestOfLine();
        }
        else if (record.Length > record.RawLength)
        {
            nextLine++;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(window);
        window = [];
        filled = next = start = rawLength = 0;
    }

    private bool SkipLineEnds()
    {
        while (true)
        {
            if (next == filled)
            {
                if (IsEnd)
                {
                    return false;
                }

                Fill();
                continue;
            }

            if (window[next] == '\n')
            {
                next++;
            }
            else if (window[next] == '\r')
            {
                if (next + 1 == filled && !IsEnd)
                {
                    Fill();
                    continue;
                }

                next += next + 1 < filled && window[next + 1] == '\n' ? 2 : 1;
            }
            else
            {
                return true;
            }

            nextLine++;
        }
    }

    /// <summary>Keeps the record's beginning as <see cref="Raw"/> and moves on to its line end, however far that is.</summary>
    private void SkipRestOfLine()
    {
        // The kept part is moved to the front and stays there while the rest goes by behind it.
        window.AsSpan(start, rawLength).CopyTo(window);
        var tail = filled - next;
        window.AsSpan(next, tail).CopyTo(window.AsSpan(rawLength));
        windowOffset += next - rawLength;
        start = 0;
        next = rawLength;
        filled = rawLength + tail;
        if (window.Length - rawLength < WindowBytes)
        {
            Grow(rawLength + WindowBytes);
        }

        while (true)
        {
            var stop = window.AsSpan(next, filled - next).IndexOfAny((byte)'\n', (byte)'\r');
            if (stop >= 0)
            {
                // The line end itself is passed over as an empty line by the next read.
                next += stop;
                break;
            }

            windowOffset += filled - rawLength;
            filled = next = rawLength;
            if (IsEnd)
            {
                break;
            }

            ReadMore();
        }
    }

    /// <summary>Reads on, making room first; what lies before the next record is dropped.</summary>
    private void Fill()
    {
        if (next > 0)
        {
            window.AsSpan(next, filled - next).CopyTo(window);
            windowOffset += next;
            filled -= next;
            next = 0;
        }

        if (filled == window.Length)
        {
            Grow(Math.Min(window.Length * 2, maxRecordBytes + WindowBytes));
        }

        ReadMore();
    }

    private void ReadMore()
    {
        var wanted = (int)Math.Min(window.Length - filled, end - windowOffset - filled);
        var read = RandomAccess.Read(file, window.AsSpan(filled, wanted), windowOffset + filled);
        if (read == 0)
        {
            throw new EndOfStreamException("The lead file became shorter while it was read.");
        }

        filled += read;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        window.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(window);
        window = larger;
    }
}
