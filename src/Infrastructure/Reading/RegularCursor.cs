using CsvHelper;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>The records of a run without any fault of quoting or encoding, tokenised by CsvHelper.</summary>
internal sealed class RegularCursor : IRecordCursor
{
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
        var quote = raw.IndexOf((byte)'"');
        return quote < 0
            ? !FormulaSearch.HasDangerousCell(raw)
            : HasQuotesAroundCells(raw, quote) && (!FormulaSearch.MayHaveDangerousCell(raw) || HasNoDangerousCell());
    }

    /// <summary>Whether every quote opens or closes a cell or is doubled inside one; RFC 4180 has none in an unquoted cell.</summary>
    private static bool HasQuotesAroundCells(ReadOnlySpan<byte> raw, int quote)
    {
        while (true)
        {
            if (quote > 0 && raw[quote - 1] != ',')
            {
                return false;
            }

            quote++;
            while (true)
            {
                quote += raw[quote..].IndexOf((byte)'"') + 1;
                if (quote >= raw.Length || raw[quote] != '"')
                {
                    break;
                }

                quote++;
            }

            var next = quote >= raw.Length ? -1 : raw[quote..].IndexOf((byte)'"');
            if (next < 0)
            {
                return true;
            }

            quote += next;
        }
    }

    private bool HasNoDangerousCell()
    {
        for (var column = 0; column < reader.FieldCount; column++)
        {
            if (FormulaGuard.IsDangerous(reader.GetSpan(column)))
            {
                return false;
            }
        }

        return true;
    }
}
