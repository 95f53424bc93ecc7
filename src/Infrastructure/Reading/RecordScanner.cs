using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>Where a record ends.</summary>
/// <param name="Length">Its bytes, the line end included; 0 when more bytes are needed to tell.</param>
/// <param name="RawLength">Its bytes without the line end.</param>
/// <param name="InnerBreaks">Line breaks inside quotes.</param>
/// <param name="HasQuotes">Whether there is a quote character in it.</param>
/// <param name="IsPadded">Whether spaces follow a closing quote, which RFC 4180 does not allow and which are passed over here.</param>
/// <param name="Fault">What is wrong with its quotes or its length.</param>
internal readonly record struct RecordExtent(int Length, int RawLength, int InnerBreaks, bool HasQuotes, bool IsPadded, RecordFault Fault);

/// <summary>
/// Finds the end of a record. This is not left to CsvHelper because a quote that is never closed runs to the end of the input there, and
/// here it must cost only the line it stands on; and because it knows no quotes together with backslashes.
/// </summary>
/// <remarks>
/// Linear in the size of the text although a line with an unclosed quote is given up only after looking ahead: all the lines that were looked
/// over have their quotes in pairs (an odd one would have ended the search), so none of them can start another search.
/// </remarks>
internal sealed class RecordScanner(Dialect dialect, int maxRecordBytes)
{
    private readonly byte delimiter = dialect.Delimiter;
    private readonly byte quote = dialect.Quote;

    /// <summary>Finds the extent of the record that starts <paramref name="text"/>.</summary>
    /// <param name="text">Bytes from the start of the record on.</param>
    /// <param name="isEnd">Whether the text ends there, and not only the part that was read so far.</param>
    public RecordExtent Scan(ReadOnlySpan<byte> text, bool isEnd)
    {
        var isCut = text.Length > maxRecordBytes;
        if (isCut)
        {
            // A CR LF is not cut in two.
            text = text[..(maxRecordBytes + (text[maxRecordBytes - 1] == '\r' && text[maxRecordBytes] == '\n' ? 1 : 0))];
        }

        var canAsk = !isEnd && !isCut;
        var position = 0;
        var innerBreaks = 0;
        var hasQuotes = false;
        var isPadded = false;
        while (true)
        {
            var stop = text[position..].IndexOfAny(quote, (byte)'\n', (byte)'\r');
            if (stop < 0)
            {
                return canAsk ? default : new RecordExtent(text.Length, text.Length, innerBreaks, hasQuotes, isPadded, isCut ? RecordFault.TooLong : RecordFault.None);
            }

            position += stop;
            if (text[position] != quote)
            {
                return LineEnd(text, position, canAsk, new RecordExtent(0, 0, innerBreaks, hasQuotes, isPadded, RecordFault.None));
            }

            hasQuotes = true;
            if (!StartsCell(text, position))
            {
                position++;
                continue;
            }

            var open = position;
            var (state, next) = Close(text, open, canAsk);
            switch (state)
            {
                case QuoteState.Closed:
                    innerBreaks += LineBreaks(text[open..next]);
                    isPadded |= text[next - 1] == ' ';
                    position = next;
                    break;
                case QuoteState.Unknown:
                    return default;
                case QuoteState.FollowedByText when !text[open..next].ContainsAny((byte)'\n', (byte)'\r'):
                    return RestOfLine(text, next, canAsk, isCut, innerBreaks, RecordFault.MalformedQuote);
                default:
                    // Several lines and then text after the quote: it was the opening quote of another cell, and this one was never closed.
                    return RestOfLine(text, open, canAsk, isCut, innerBreaks, RecordFault.UnterminatedQuote);
            }
        }
    }

    /// <summary>Number of line breaks; CR LF is one.</summary>
    public static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var count = 0;
        int at;
        while ((at = text.IndexOfAny((byte)'\n', (byte)'\r')) >= 0)
        {
            count++;
            var length = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            text = text[(at + length)..];
        }

        return count;
    }

    private static RecordExtent RestOfLine(ReadOnlySpan<byte> text, int from, bool canAsk, bool isCut, int innerBreaks, RecordFault fault)
    {
        var end = text[from..].IndexOfAny((byte)'\n', (byte)'\r');
        if (end >= 0)
        {
            return LineEnd(text, from + end, canAsk, new RecordExtent(0, 0, innerBreaks, HasQuotes: true, IsPadded: false, fault));
        }

        return canAsk ? default : new RecordExtent(text.Length, text.Length, innerBreaks, HasQuotes: true, IsPadded: false, isCut ? RecordFault.TooLong : fault);
    }

    private static RecordExtent LineEnd(ReadOnlySpan<byte> text, int position, bool canAsk, RecordExtent record)
    {
        var length = position + 1;
        if (text[position] == '\r')
        {
            if (length == text.Length && canAsk)
            {
                return default;
            }

            if (length < text.Length && text[length] == '\n')
            {
                length++;
            }
        }

        return record with { Length = length, RawLength = position };
    }

    private bool StartsCell(ReadOnlySpan<byte> text, int position)
    {
        var before = position - 1;
        if (dialect.SkipInitialSpace)
        {
            while (before >= 0 && text[before] == ' ')
            {
                before--;
            }
        }

        return before < 0 || text[before] == delimiter;
    }

    /// <summary>Looks for the quote that closes the one at <paramref name="open"/>; returns where the cell ends, past spaces after the quote.</summary>
    private (QuoteState State, int Next) Close(ReadOnlySpan<byte> text, int open, bool canAsk)
    {
        var position = open + 1;
        while (true)
        {
            var at = position >= text.Length ? -1
                : dialect.Backslash ? text[position..].IndexOfAny(quote, (byte)'\\')
                : text[position..].IndexOf(quote);
            if (at < 0)
            {
                return (canAsk ? QuoteState.Unknown : QuoteState.NeverClosed, 0);
            }

            position += at;
            if (text[position] != quote)
            {
                position += 2;
                continue;
            }

            if (position + 1 < text.Length && text[position + 1] == quote)
            {
                position += 2;
                continue;
            }

            position++;
            while (position < text.Length && text[position] == ' ' && delimiter != ' ')
            {
                position++;
            }

            if (position >= text.Length)
            {
                return (canAsk ? QuoteState.Unknown : QuoteState.Closed, position);
            }

            var isCellEnd = text[position] == delimiter || text[position] is (byte)'\n' or (byte)'\r';
            return (isCellEnd ? QuoteState.Closed : QuoteState.FollowedByText, position);
        }
    }

    private enum QuoteState
    {
        Unknown,
        Closed,
        FollowedByText,
        NeverClosed,
    }
}
