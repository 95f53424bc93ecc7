using System.Text;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>Where a text came from.</summary>
/// <param name="Container"><c>none</c>, <c>gzip</c> or <c>zip</c>.</param>
/// <param name="Kind"><c>delimited</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Name of the encoding it was in.</param>
internal sealed record TextOrigin(string Container, string Kind, string Encoding)
{
    public bool IsWorkbook => Kind == "xlsx";
}

/// <summary>Finds out how a UTF-8 text is laid out: its separator hint, dialect, title lines, header and columns.</summary>
internal sealed class TextOpener(ReadingOptions options)
{
    private const int SampleRecords = 1000;
    private const int MostTitleLines = 5;

    /// <summary>A value is understood by its beginning; longer ones would only cost memory.</summary>
    private const int SampledCellBytes = 256;

    private const int HeadRecords = SampleRecords + MostTitleLines + 1;

    /// <summary>A line with one cell above at least this many columns is a title.</summary>
    private const int TitledColumns = 3;

    /// <summary>Opens the text; <paramref name="file"/> is the result's from then on, and the caller's when there is an error.</summary>
    /// <param name="file">UTF-8.</param>
    /// <param name="start">Length of the byte order mark.</param>
    /// <param name="isValidUtf8">Whether there is no invalid byte in it.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="saysHeader">What the customer said about a header, or null.</param>
    public Result<ILeadText> Open(SafeFileHandle file, int start, bool isValidUtf8, TextOrigin origin, bool? saysHeader)
    {
        var range = new TextRange(start, EndOf(file), 1);
        var hint = SeparatorHint(file, ref range);
        var dialect = origin.IsWorkbook ? Dialect.Rfc4180 : DialectDetector.Detect(file, range, hint, options.MaxRecordBytes);
        var layout = new TextLayout(dialect, 0, 0, isValidUtf8, options.MaxRecordBytes, CountInnerBreaks: !origin.IsWorkbook);
        var head = Head(file, range, layout, HeadRecords);
        if (head.TrueForAll(record => record.Filled == 0) && head.Count < HeadRecords)
        {
            return LeadFileReadErrors.Empty;
        }

        var titles = saysHeader == false ? 0 : TitleLines(head, isHeaderSaid: saysHeader == true);
        var first = head[titles];
        var below = head.Skip(titles + 1).ToList();
        var hasHeader = saysHeader ?? HeaderRow.IsHeader(first.Cells, [.. below.Select(record => record.Cells)]);
        if (!hasHeader)
        {
            (first, below) = (head[0], head);
        }
        else if (below.Count == 0)
        {
            return LeadFileReadErrors.HeaderOnly;
        }

        var columns = Columns(hasHeader ? first.Cells.Count : 0, below);
        if (columns > options.MaxColumns)
        {
            return LeadFileReadErrors.TooManyColumns(options.MaxColumns);
        }

        var header = Header(hasHeader ? first.Cells : [], columns, hasHeader);
        var records = hasHeader ? range with { Start = first.End, Line = first.LineAfter } : range;
        layout = layout with { Columns = columns, MinColumns = origin.IsWorkbook ? 0 : MinColumns(header, hasHeader) };
        var format = new LeadTextFormat(origin.Container, origin.Kind, origin.Encoding, (char)dialect.Delimiter, (char)dialect.Quote, hasHeader);
        return Result<ILeadText>.Of(new LeadText(file, format, layout, records, header, Sample(file, records, layout, below)));
    }

    /// <summary>The end of the text, before the end-of-file character that some old programs write.</summary>
    private static long EndOf(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        Span<byte> last = stackalloc byte[1];
        return length > 0 && RandomAccess.Read(file, last, length - 1) == 1 && last[0] == 0x1A ? length - 1 : length;
    }

    /// <summary>Reads a line <c>sep=;</c> as Excel writes and takes it, and moves the range past it.</summary>
    private static byte? SeparatorHint(SafeFileHandle file, ref TextRange range)
    {
        Span<byte> buffer = stackalloc byte[16];
        var line = buffer[..RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, range.End - range.Start)], range.Start)];
        var isQuoted = line.StartsWith("\""u8);
        var text = isQuoted ? line[1..] : line;
        var length = isQuoted ? 6 : 5;
        if (line.Length < length || !Ascii.EqualsIgnoreCase(text[..4], "sep="u8) || text[4] >= 0x80 || (isQuoted && text[5] != '"'))
        {
            return null;
        }

        length += isQuoted ? 1 : 0;
        if (line.Length > length && line[length] is not ((byte)'\r' or (byte)'\n'))
        {
            return null;
        }

        // The line end is passed over as an empty line, and counted.
        range = range with { Start = range.Start + Math.Min(length, line.Length) };
        return text[4];
    }

    private static List<HeadRecord> Head(SafeFileHandle file, TextRange range, TextLayout layout, int count)
    {
        var head = new List<HeadRecord>();
        using var records = new RecordReader(file, range.Start, range.End, range.Line, layout.Dialect, layout.MaxRecordBytes, layout.CountInnerBreaks);
        var cells = new CellSplitter(layout.Dialect);
        while (head.Count < count && records.Read())
        {
            cells.Split(records.Raw);
            head.Add(new HeadRecord(Strings(cells, records.Raw, head.Count > MostTitleLines ? SampledCellBytes : int.MaxValue), records.Fault, records.EndOffset, records.LineAfter));
        }

        return head;
    }

    private static List<string> Strings(CellSplitter cells, ReadOnlySpan<byte> raw, int most)
    {
        var strings = new List<string>(cells.Count);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            strings.Add(Text(cells.Cell(raw, cell), most));
        }

        return strings;
    }

    private static string Text(ReadOnlySpan<byte> cell, int most) => Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, most)]);

    /// <summary>
    /// Lines with a single cell above a header of several columns. They are passed over only when a header follows, so that no record is lost.
    /// </summary>
    private static int TitleLines(List<HeadRecord> head, bool isHeaderSaid)
    {
        var titles = 0;
        while (titles < Math.Min(MostTitleLines, head.Count - 1) && head[titles].Filled <= 1)
        {
            titles++;
        }

        if (titles == 0 || titles >= head.Count - 1)
        {
            return 0;
        }

        var header = head[titles];
        var usual = head.Skip(titles + 1).Count(record => record.Cells.Count == header.Cells.Count);
        var isTitled = header.Filled >= TitledColumns && usual * 2 >= head.Count - titles - 1
            && (isHeaderSaid || (HeaderRow.IsHeader(header.Cells, [.. head.Skip(titles + 1).Select(record => record.Cells)])
                && header.Cells.Count(HeaderRow.IsHeaderWord) * 2 >= header.Filled));
        return isTitled ? titles : 0;
    }

    /// <summary>As many as the header has, or as most records have where that is more: a header may lack names at its end.</summary>
    private static int Columns(int header, List<HeadRecord> below)
    {
        var sound = below.Where(record => record.Fault == RecordFault.None).Select(record => LastFilled(record.Cells)).ToList();
        if (header == 0)
        {
            var usual = below.GroupBy(record => record.Cells.Count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
            return usual.Key;
        }

        // With one record or two, a wider one is as likely to be wrong itself.
        var wider = sound.Where(width => width > header).GroupBy(width => width).MaxBy(group => group.Count());
        return wider is not null && wider.Count() > 2 && wider.Count() * 2 > sound.Count ? wider.Key : header;
    }

    private static int LastFilled(IReadOnlyList<string> cells)
    {
        var count = cells.Count;
        while (count > 0 && cells[count - 1].Length == 0)
        {
            count--;
        }

        return count;
    }

    private static List<string> Header(IReadOnlyList<string> names, int columns, bool hasHeader) =>
        [.. Enumerable.Range(0, columns).Select(column => column < names.Count ? names[column] : hasHeader ? string.Empty : $"column {column + 1}")];

    private static int MinColumns(List<string> header, bool hasHeader)
    {
        var count = header.Count;
        while (hasHeader && count > 1 && string.IsNullOrWhiteSpace(header[count - 1]))
        {
            count--;
        }

        return count;
    }

    /// <summary>Sound records from the beginning, and where there are more, half of them from the middle.</summary>
    private static List<IReadOnlyList<string>> Sample(SafeFileHandle file, TextRange records, TextLayout layout, List<HeadRecord> below)
    {
        var isWhole = below.Count < SampleRecords;
        var sample = new List<IReadOnlyList<string>>();
        sample.AddRange(below.Where(record => record.Fault == RecordFault.None && record.Cells.Count >= layout.MinColumns && LastFilled(record.Cells) <= layout.Columns)
            .Take(isWhole ? SampleRecords : SampleRecords / 2).Select(record => record.Cells));
        var middle = records.Start + ((records.End - records.Start) / 2);
        if (isWhole || below[SampleRecords / 2].End > middle)
        {
            return sample;
        }

        // The first record read may be the second part of one; it is left out.
        using var cursor = new RecordCursor(file, middle, records.End, 1, layout);
        cursor.Read();
        while (sample.Count < SampleRecords && cursor.Read())
        {
            if (cursor.Fault == RecordFault.None)
            {
                sample.Add([.. Enumerable.Range(0, cursor.Count).Select(column => Text(cursor[column], SampledCellBytes))]);
            }
        }

        return sample;
    }

    private sealed record HeadRecord(IReadOnlyList<string> Cells, RecordFault Fault, long End, long LineAfter)
    {
        public int Filled { get; } = Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
    }
}
