using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.Ports;

/// <summary>Opens lead files of every accepted format as delimited UTF-8 text.</summary>
public interface ILeadFileReader
{
    /// <summary>
    /// Recognises the format of a file by its content (never by its name), unpacks and transcodes it where needed into
    /// <paramref name="scratchDirectory"/>, and finds out its dialect and whether it has a header row.
    /// </summary>
    /// <param name="path">The file as it was fetched.</param>
    /// <param name="scratchDirectory">A directory for intermediate files; the caller deletes it.</param>
    /// <param name="hasHeader">Whether the first record names the columns; null to find it out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The opened file; or an error with a sentence for the customer when it is empty, has only a header or is in none of the formats.</returns>
    Task<Result<ILeadText>> OpenAsync(string path, string scratchDirectory, bool? hasHeader, CancellationToken cancellationToken);
}

/// <summary>A lead file opened as delimited UTF-8 text on the local disk. Raw rows stay there.</summary>
public interface ILeadText : IDisposable
{
    /// <summary>What was recognised, for the report.</summary>
    LeadTextFormat Format { get; }

    /// <summary>The headers; <c>column 1</c>, <c>column 2</c>, … where the file has no header row.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>Up to 1,000 records from the beginning and the middle of the file, for mapping by values.</summary>
    IReadOnlyList<IReadOnlyList<string>> Sample { get; }

    /// <summary>Size of the text in bytes, for progress.</summary>
    long Length { get; }

    /// <summary>
    /// Walks the file once and yields it as runs of <see cref="LeadBatch.Size"/> records (the last one shorter), as soon as each is found, so that other threads can
    /// work on a run while the walk goes on. Empty lines are no records.
    /// </summary>
    IEnumerable<TextBatch> Batches(CancellationToken cancellationToken);

    /// <summary>Reads the records of one run. May be called by several threads at once, and again for a run read before.</summary>
    IRecordCursor Open(TextBatch batch);
}

/// <summary>How a lead file is written.</summary>
/// <param name="Container"><c>none</c>, <c>gzip</c>, <c>zip</c>.</param>
/// <param name="Kind"><c>delimited</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Name of the text encoding the file was in.</param>
/// <param name="Delimiter">Separator of the cells.</param>
/// <param name="Quote">Quote character.</param>
/// <param name="HasHeader">Whether the first record is a header.</param>
public sealed record LeadTextFormat(string Container, string Kind, string Encoding, char Delimiter, char Quote, bool HasHeader);

/// <summary>A run of consecutive records.</summary>
/// <param name="Index">0-based number of the run.</param>
/// <param name="Offset">Where it starts in the text, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Count">Its records.</param>
/// <param name="FirstLine">1-based physical line of the input file where it starts.</param>
public sealed record TextBatch(int Index, long Offset, long Length, int Count, long FirstLine)
{
    /// <summary>Whether the walk found that every record keeps to RFC 4180 (but for the separator), which makes the run faster to read.</summary>
    public bool IsRegular { get; init; }

    /// <summary>Where each record of the whole run starts, so that a run need not be searched again; null where it is not kept.</summary>
    public RecordStarts? Starts { get; init; }

    /// <summary>
    /// Whether each record is plain (see <see cref="IRecordCursor.IsPlain"/>), a bit each from the lowest of the first number on, so that who passes it through need not split it again; null where
    /// that was not noted.
    /// </summary>
    public ulong[]? Plain { get; init; }

    /// <summary>Which record of <see cref="Starts"/> and <see cref="Plain"/> the first one is; not 0 for a part of a run.</summary>
    public int FirstRecord { get; private init; }

    /// <summary>Parts of the run, in order, of this many records (the last part perhaps fewer); the run itself where it is not known where its records start.</summary>
    public IEnumerable<TextBatch> Parts(int records)
    {
        if (Starts is not { } starts || Count <= records)
        {
            yield return this;
            yield break;
        }

        for (var first = 0; first < Count; first += records)
        {
            var last = Math.Min(first + records, Count);
            var offset = starts.Offsets[first];
            yield return this with
            {
                Offset = Offset + offset,
                Length = (last < Count ? starts.Offsets[last] : Length) - offset,
                Count = last - first,
                FirstLine = FirstLine + (starts.Lines is { } lines ? lines[first] : first),
                FirstRecord = first,
            };
        }
    }
}

/// <summary>Where the records of a run start.</summary>
/// <param name="Offsets">In bytes from the start of the run.</param>
/// <param name="Lines">In lines from its first one; null when every record is one line.</param>
public sealed record RecordStarts(int[] Offsets, int[]? Lines);

/// <summary>Reads records one by one, in order.</summary>
public interface IRecordCursor : IRecordCells, IDisposable
{
    /// <summary>Moves to the next record.</summary>
    bool Read();

    /// <summary>Why the record cannot be taken as a row; <see cref="RecordFault.None"/> when it can.</summary>
    RecordFault Fault { get; }

    /// <summary>0-based column that <see cref="Fault"/> is about, or -1.</summary>
    int FaultColumn { get; }

    /// <summary>1-based physical line where the record starts, counting the header and lines inside quotes.</summary>
    long Line { get; }

    /// <summary>The record's bytes as they stand in the file, without the line end.</summary>
    ReadOnlySpan<byte> Raw { get; }

    /// <summary>
    /// Whether <see cref="Raw"/> is, byte for byte, what a writer of comma-separated values with <c>"</c> quotes may put into an output with the same
    /// columns: separator comma, RFC 4180 quoting, as many cells as the header, and no cell that the formula guard must change.
    /// </summary>
    bool IsPlain { get; }
}
