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
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private readonly WalkedTexts texts = new();

    public LeadTextFormat Format { get; } = format;

    public IReadOnlyList<string> Header { get; } = header;

    public IReadOnlyList<IReadOnlyList<string>> Sample { get; } = sample;

    public long Length { get; } = records.End;

    public IEnumerable<TextBatch> Batches(CancellationToken cancellationToken)
    {
        using var walker = CanBeRegular ? new RunWalker(file, records.End, layout) : null;
        var (offset, line) = (records.Start, records.Line);
        for (var index = 0; offset < records.End; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (walker?.Walk(index, offset, line) is { } run)
            {
                (offset, line) = (offset + run.Batch.Length, run.LineAfter);
                texts.Keep(run);
                yield return run.Batch;
                continue;
            }

            using var reader = new RecordReader(file, offset, records.End, line, layout.Dialect, layout.MaxRecordBytes, layout.CountInnerBreaks);
            if (!reader.Read())
            {
                break;
            }

            var batch = Walk(index, reader);
            (offset, line) = (reader.EndOffset, reader.LineAfter);
            yield return batch;
        }
    }

    public IRecordCursor Open(TextBatch batch) => batch is { IsRegular: true, Starts: { } starts }
        ? new IndexedCursor(file, batch, starts, layout, texts.Take(batch))
        : new RecordCursor(file, batch.Offset, batch.Offset + batch.Length, batch.FirstLine, layout);

    public void Dispose()
    {
        texts.Dispose();
        file.Dispose();
    }

    private bool CanBeRegular => layout.Dialect.IsRegular && layout.IsValidUtf8 && layout.CountInnerBreaks;

    /// <summary>Walks over a run, record by record, of which the first was read.</summary>
    private TextBatch Walk(int index, RecordReader reader)
    {
        var offset = reader.Offset;
        var line = reader.Line;
        var isRegular = CanBeRegular && reader.IsRegular && !reader.Raw.StartsWith(ByteOrderMark);
        var starts = new StartsBuilder(offset, line);
        starts.Add(reader);
        while (starts.Count < LeadBatch.Size && reader.Read())
        {
            isRegular &= reader.IsRegular;
            starts.Add(reader);
        }

        var length = reader.EndOffset - offset;
        isRegular &= length <= int.MaxValue;
        return new TextBatch(index, offset, length, starts.Count, line) { IsRegular = isRegular, Starts = isRegular ? starts.ToStarts() : null };
    }
}

/// <summary>Notes where the records of a run start while it is walked.</summary>
internal sealed class StartsBuilder(long offset, long line)
{
    private readonly int[] offsets = new int[LeadBatch.Size];
    private readonly int[] lines = new int[LeadBatch.Size];
    private bool hasLines;

    /// <summary>Records noted so far.</summary>
    public int Count { get; private set; }

    /// <summary>Notes the record that the reader stands on.</summary>
    public void Add(RecordReader reader)
    {
        offsets[Count] = (int)(reader.Offset - offset);
        lines[Count] = (int)(reader.Line - line);
        hasLines |= lines[Count] != Count;
        Count++;
    }

    /// <summary>What was noted.</summary>
    public RecordStarts ToStarts() => new(offsets[..Count], hasLines ? lines[..Count] : null);
}

/// <summary>A part of a text that holds records.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Line">1-based line of the first byte.</param>
internal readonly record struct TextRange(long Start, long End, long Line);
