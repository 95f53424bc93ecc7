using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>The records of a part of a text, with their cells and faults.</summary>
internal sealed class RecordCursor : IRecordCursor
{
    private readonly TextLayout layout;
    private readonly RecordReader records;
    private readonly CellSplitter cells;
    private readonly bool isCommaDialect;

    public RecordCursor(SafeFileHandle file, long from, long end, long line, TextLayout layout)
    {
        this.layout = layout;
        records = new RecordReader(file, from, end, line, layout.Dialect, layout.MaxRecordBytes, layout.CountInnerBreaks);
        cells = new CellSplitter(layout.Dialect);
        isCommaDialect = layout.Dialect == Dialect.Rfc4180;
    }

    public int Count => cells.Count;

    public RecordFault Fault { get; private set; }

    public int FaultColumn { get; private set; } = -1;

    public long Line => records.Line;

    public ReadOnlySpan<byte> Raw => records.Raw;

    public bool IsPlain
    {
        get
        {
            if (!isCommaDialect || Fault != RecordFault.None || cells.Count != layout.Columns || !cells.IsStrict)
            {
                return false;
            }

            return !cells.HasDangerousCell(records.Raw);
        }
    }

    public ReadOnlySpan<byte> this[int column] => cells.Cell(records.Raw, column);

    public RecordView View => new RecordView(cells.Text(records.Raw), cells.Places, cells.Facts);

    public bool Read()
    {
        Fault = RecordFault.None;
        FaultColumn = -1;
        if (!records.Read())
        {
            cells.Clear();
            return false;
        }

        var raw = records.Raw;
        cells.Split(raw);
        Fault = records.Fault;
        if (Fault is RecordFault.MalformedQuote or RecordFault.UnterminatedQuote)
        {
            FaultColumn = cells.MalformedCell;
        }

        if (!layout.IsValidUtf8 && !Utf8.IsValid(raw))
        {
            FindInvalid(raw);
        }

        if (Fault == RecordFault.None && cells.Count != layout.Columns)
        {
            (Fault, FaultColumn) = CellCount.Check(this, layout);
        }

        return true;
    }

    public void Dispose() => records.Dispose();

    private void FindInvalid(ReadOnlySpan<byte> raw)
    {
        if (Fault == RecordFault.None)
        {
            Fault = RecordFault.InvalidEncoding;
            FaultColumn = 0;
            while (FaultColumn < cells.Count - 1 && Utf8.IsValid(cells.Cell(raw, FaultColumn)))
            {
                FaultColumn++;
            }
        }

        cells.ReplaceInvalid(raw);
    }
}
