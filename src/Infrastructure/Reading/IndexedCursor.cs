using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>
/// The records of a run without any fault of quoting or encoding, whose starts are known: nothing is searched again, and a record is split only when a cell of it is asked for,
/// so that passing it through costs its bytes.
/// </summary>
/// <param name="file">The text.</param>
/// <param name="batch">The run.</param>
/// <param name="starts">Where its records start.</param>
/// <param name="layout">How the text is laid out.</param>
/// <param name="text">The bytes of the run, which go back to the shared pool with the cursor; empty where they are to be read.</param>
internal sealed class IndexedCursor(SafeFileHandle file, TextBatch batch, RecordStarts starts, TextLayout layout, byte[] text) : IRecordCursor
{
    // What is read at once stays in the processor's cache until it is used.
    private const int WindowBytes = 1 << 18;

    private readonly CellSplitter cells = new(layout.Dialect);
    private readonly bool isCommaDialect = layout.Dialect == Dialect.Rfc4180;

    // Places are counted from the start of the whole run, of which the batch may be a part.
    private readonly int firstRecord = batch.FirstRecord;
    private readonly long runOffset = batch.Offset - starts.Offsets[batch.FirstRecord];
    private readonly int end = (int)(starts.Offsets[batch.FirstRecord] + batch.Length);
    private byte[] window = text;
    private int windowStart;
    private int windowLength = text.Length == 0 ? 0 : (int)batch.Length;
    private int record = -1;
    private int start;
    private int length;
    private bool isSplit;
    private RecordFault fault;
    private int faultColumn;

    public int Count
    {
        get
        {
            Split();
            return cells.Count;
        }
    }

    public RecordFault Fault
    {
        get
        {
            Split();
            return fault;
        }
    }

    public int FaultColumn
    {
        get
        {
            Split();
            return faultColumn;
        }
    }

    public long Line => batch.FirstLine + (starts.Lines is { } lines ? lines[firstRecord + record] - lines[firstRecord] : record);

    public ReadOnlySpan<byte> Raw => window.AsSpan(start, length);

    public bool IsPlain
    {
        get
        {
            if (batch.Plain is { } plain)
            {
                return (plain[(firstRecord + record) / 64] >> ((firstRecord + record) % 64) & 1) != 0;
            }

            if (!isCommaDialect || Fault != RecordFault.None || cells.Count != layout.Columns || !cells.IsStrict)
            {
                return false;
            }

            return !cells.HasDangerousCell(Raw);
        }
    }

    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            Split();
            return cells.Cell(Raw, column);
        }
    }

    public RecordView View
    {
        get
        {
            Split();
            return new RecordView(cells.Text(Raw), cells.Places, cells.Facts);
        }
    }

    public bool Read()
    {
        record++;
        isSplit = false;
        if (record >= batch.Count)
        {
            record = batch.Count;
            length = 0;
            return false;
        }

        var offsets = starts.Offsets;
        var from = offsets[firstRecord + record];
        var to = record + 1 < batch.Count ? offsets[firstRecord + record + 1] : end;
        if (to > windowStart + windowLength)
        {
            Fill(from, to);
        }

        // Between a record and the next one there is nothing but line ends, for empty lines are no records.
        start = from - windowStart;
        length = to - from;
        while (length > 0 && window[start + length - 1] is (byte)'\n' or (byte)'\r')
        {
            length--;
        }

        return true;
    }

    public void Dispose()
    {
        Return();
        window = [];
        windowLength = length = 0;
        isSplit = true;
        cells.Clear();
    }

    private void Split()
    {
        if (isSplit)
        {
            return;
        }

        isSplit = true;
        (fault, faultColumn) = (RecordFault.None, -1);
        if (record < 0 || record >= batch.Count)
        {
            cells.Clear();
            return;
        }

        cells.Split(Raw);
        if (cells.Count != layout.Columns)
        {
            (fault, faultColumn) = CellCount.Check(this, layout);
        }
    }

    /// <summary>Reads on from a record, as much as the window holds and at least that record.</summary>
    private void Fill(int from, int to)
    {
        var wanted = Math.Min(end - from, Math.Max(to - from, WindowBytes));
        if (window.Length < wanted)
        {
            Return();
            window = ArrayPool<byte>.Shared.Rent(wanted);
        }

        windowStart = from;
        windowLength = 0;
        while (windowLength < wanted)
        {
            var read = RandomAccess.Read(file, window.AsSpan(windowLength, wanted - windowLength), runOffset + from + windowLength);
            if (read == 0)
            {
                throw new EndOfStreamException("The lead file became shorter while it was read.");
            }

            windowLength += read;
        }
    }

    private void Return()
    {
        if (window.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
