using System.Buffers;
using CsvHelper;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>The records of a run without any fault of quoting or encoding, tokenised by CsvHelper.</summary>
internal sealed class RegularCursor : IRecordCursor
{
    private static readonly SearchValues<byte> FormulaStarts = SearchValues.Create("=@\t\r+-"u8);

    private readonly TextLayout layout;
    private readonly CsvReader reader;
    private readonly long lineBefore;
    private readonly bool isCommaDialect;

    public RegularCursor(SafeFileHandle file, TextBatch batch, TextLayout layout)
    {
        this.layout = layout;
        lineBefore = batch.FirstLine - 1;
        isCommaDialect = layout.Dialect == Dialect.Rfc4180;
        reader = CsvReader.Create(
            new FileRangeStream(file, batch.Offset, batch.Length),
            new CsvReaderOptions
            {
                Separator = (char)layout.Dialect.Delimiter,
                Quote = (char)layout.Dialect.Quote,
                HasHeader = false,
                TrackLineNumbers = true,
                BufferSize = 1 << 18,
            });
    }

    public int Count => reader.FieldCount;

    public RecordFault Fault { get; private set; }

    public int FaultColumn { get; private set; } = -1;

    public long Line => lineBefore + reader.LineNumber;

    public ReadOnlySpan<byte> Raw => reader.RawRecord;

    public bool IsPlain => isCommaDialect && Fault == RecordFault.None && reader.FieldCount == layout.Columns && HasPlainCells(reader.RawRecord);

    public ReadOnlySpan<byte> this[int column] => column < reader.FieldCount ? reader.GetSpan(column) : default;

    public bool Read()
    {
        Fault = RecordFault.None;
        FaultColumn = -1;
        if (!reader.Read())
        {
            return false;
        }

        if (reader.FieldCount != layout.Columns)
        {
            (Fault, FaultColumn) = CellCount.Check(this, layout);
        }

        return true;
    }

    public void Dispose() => reader.Dispose();

    private bool HasPlainCells(ReadOnlySpan<byte> raw)
    {
        if (raw.Contains((byte)'"'))
        {
            return HasPlainQuotedCells();
        }

        // Few records have one of these bytes at the start of a cell, so the cells are not looked at one by one.
        var rest = raw;
        var at = 0;
        int next;
        while ((next = rest.IndexOfAny(FormulaStarts)) >= 0)
        {
            at += next;
            if ((at == 0 || raw[at - 1] == ',') && FormulaGuard.IsDangerous(UpToComma(raw[at..])))
            {
                return false;
            }

            at++;
            rest = raw[at..];
        }

        return true;
    }

    private bool HasPlainQuotedCells()
    {
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var cell = reader.GetRawSpan(column);
            if (!cell.IsEmpty && cell[0] != '"' && cell.Contains((byte)'"'))
            {
                return false;
            }

            if (FormulaGuard.IsDangerous(reader.GetSpan(column)))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> UpToComma(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf((byte)',');
        return comma < 0 ? text : text[..comma];
    }
}
