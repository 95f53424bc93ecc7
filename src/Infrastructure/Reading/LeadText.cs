using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>An opened text. Reads at given offsets, so that any number of threads may read at once.</summary>
internal sealed class LeadText(
    SafeFileHandle file,
    LeadTextFormat format,
    TextLayout layout,
    TextRange records,
    IReadOnlyList<string> header,
    IReadOnlyList<IReadOnlyList<string>> sample) : ILeadText
{
    /// <summary>CsvHelper would take one at the start of a run for a mark, and not for text.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public LeadTextFormat Format { get; } = format;

    public IReadOnlyList<string> Header { get; } = header;

    public IReadOnlyList<IReadOnlyList<string>> Sample { get; } = sample;

    public long Length { get; } = records.End;

    public IEnumerable<TextBatch> Batches(CancellationToken cancellationToken)
    {
        using var reader = new RecordReader(
            file, records.Start, records.End, records.Line, layout.Dialect, layout.MaxRecordBytes, layout.CountInnerBreaks);
        var canBeRegular = layout.Dialect.IsRegular && layout.IsValidUtf8 && layout.CountInnerBreaks;
        var index = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var offset = reader.Offset;
            var line = reader.Line;
            var isRegular = canBeRegular && reader.IsRegular && !reader.Raw.StartsWith(ByteOrderMark);
            var count = 1;
            while (count < LeadBatch.Size && reader.Read())
            {
                isRegular &= reader.IsRegular;
                count++;
            }

            yield return new TextBatch(index++, offset, reader.EndOffset - offset, count, line) { IsRegular = isRegular };
        }
    }

    public IRecordCursor Open(TextBatch batch) => batch.IsRegular
        ? new RegularCursor(file, batch, layout)
        : new RecordCursor(file, batch.Offset, batch.Offset + batch.Length, batch.FirstLine, layout);

    public void Dispose() => file.Dispose();
}

/// <summary>A part of a text that holds records.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Line">1-based line of the first byte.</param>
internal readonly record struct TextRange(long Start, long End, long Line);
