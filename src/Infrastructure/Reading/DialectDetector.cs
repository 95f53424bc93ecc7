using Microsoft.Win32.SafeHandles;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>
/// Finds the dialect by trying: the right one splits the beginning of the file into records of equal width without faults (the idea of Python's
/// <c>csv.Sniffer</c> and of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files", 2019).
/// </summary>
internal static class DialectDetector
{
    private const int MostRecords = 400;
    private const int MostBytes = 1 << 17;

    /// <summary>Titles above the header that are allowed for.</summary>
    private const int MostTitleLines = 5;

    /// <summary>The usual ones, then the unit and the record separator of ASCII.</summary>
    private static ReadOnlySpan<byte> Delimiters => ",;\t|\u001F\u001E"u8;

    /// <summary>Detects the dialect of the records in <paramref name="range"/>.</summary>
    /// <param name="file">UTF-8 text.</param>
    /// <param name="range">Where the records are.</param>
    /// <param name="hint">The separator that the file names in a <c>sep=</c> line.</param>
    /// <param name="maxRecordBytes">Limit for one record.</param>
    public static Dialect Detect(SafeFileHandle file, TextRange range, byte? hint, int maxRecordBytes)
    {
        var head = new byte[(int)Math.Min(range.End - range.Start, MostBytes)];
        head = head[..ReadFully(file, head, range.Start)];
        var part = range with { End = range.Start + head.Length };
        var isWhole = part.End == range.End;
        var best = new Dialect(hint ?? (byte)',', (byte)'"');
        var bestScore = 0.0;
        foreach (var delimiter in hint is { } only ? [only] : Delimiters)
        {
            if (!head.AsSpan().Contains(delimiter))
            {
                continue;
            }

            byte? flawless = null;
            foreach (var candidate in Candidates(head, delimiter))
            {
                // What reads without a flaw by the usual rules has no need of the rarer one: a cell may well end in a backslash.
                if (candidate.Backslash && candidate.Quote == flawless)
                {
                    continue;
                }

                var score = Score(file, part, isWhole, candidate, maxRecordBytes, out var isFlawless);
                flawless = isFlawless ? candidate.Quote : flawless;
                if (score > bestScore + 1e-9)
                {
                    (best, bestScore) = (candidate, score);
                }
            }
        }

        return bestScore > 0 ? best : BySingleColumn(head, best);
    }

    private static int ReadFully(SafeFileHandle file, byte[] buffer, long offset)
    {
        var filled = 0;
        int read;
        while (filled < buffer.Length && (read = RandomAccess.Read(file, buffer.AsSpan(filled), offset + filled)) > 0)
        {
            filled += read;
        }

        return filled;
    }

    /// <summary>A list of one column has no separator, yet it may be quoted.</summary>
    private static Dialect BySingleColumn(byte[] head, Dialect dialect) =>
        head.AsSpan().IndexOf("\\\""u8) > 0 && head[0] == '"' ? dialect with { Backslash = true } : dialect;

    /// <summary>The dialects that the bytes give reason to try, the most usual first.</summary>
    private static IEnumerable<Dialect> Candidates(byte[] head, byte delimiter)
    {
        var isSpaced = head.AsSpan().IndexOf([delimiter, (byte)' ']) >= 0;
        foreach (var quote in "\"'"u8.ToArray())
        {
            if (quote == '\'' && head.AsSpan().Count(quote) < 4)
            {
                continue;
            }

            var hasBackslash = head.AsSpan().IndexOf([(byte)'\\', quote]) >= 0;
            foreach (var backslash in hasBackslash ? [false, true] : (bool[])[false])
            {
                if (isSpaced)
                {
                    yield return new Dialect(delimiter, quote, backslash, SkipInitialSpace: true);
                }

                yield return new Dialect(delimiter, quote, backslash);
            }
        }
    }

    /// <summary>0 for a dialect that finds one column only, otherwise higher for records of equal width, more columns, fewer faults and quotes that are used.
    /// <paramref name="isFlawless"/> says that all records have one width and no fault.</summary>
    private static double Score(SafeFileHandle file, TextRange part, bool isWhole, Dialect dialect, int maxRecordBytes, out bool isFlawless)
    {
        isFlawless = false;
        using var records = new RecordReader(file, part.Start, part.End, part.Line, dialect, maxRecordBytes, countInnerBreaks: true);
        var cells = new CellSplitter(dialect);
        var widths = new List<int>();
        var faults = 0;
        var quoted = 0;
        var spaced = 0;
        var total = 0;
        while (widths.Count < MostRecords && records.Read())
        {
            if (!isWhole && records.EndOffset >= part.End && widths.Count > 0)
            {
                break;
            }

            cells.Split(records.Raw);
            widths.Add(cells.Count);
            faults += records.Fault == RecordFault.None ? 0 : 1;
            total += cells.Count;
            quoted += cells.QuotedCount;
            spaced += cells.SpacedCount;
        }

        if (widths.Count == 0)
        {
            return 0;
        }

        var usual = widths.GroupBy(width => width).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        if (usual.Key == 1)
        {
            return 0;
        }

        // Apostrophes are letters before they are quotes: cells must be quoted with them throughout.
        if (dialect.Quote == '\'' && (quoted < 2 || faults * 20 > widths.Count))
        {
            return 0;
        }

        // Nearly every separator is followed by a space, which prose inside cells does not bring about.
        if (dialect.SkipInitialSpace && spaced < (total - widths.Count) * 0.95)
        {
            return 0;
        }

        var equal = (double)usual.Count() / widths.Count;
        var sound = 1 - ((double)faults / widths.Count);
        isFlawless = faults == 0 && usual.Count() == widths.Count;
        var wide = 1 - (0.5 / usual.Key);
        var headed = widths.Take(MostTitleLines + 1).FirstOrDefault(width => width > 1, usual.Key) == usual.Key ? 1 : 0.8;
        return equal * sound * wide * headed * (1 + (0.1 * quoted / total)) * (dialect.SkipInitialSpace ? 1.02 : 1);
    }
}
