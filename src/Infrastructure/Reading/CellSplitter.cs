using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>Splits a record into its cells, whatever is wrong with its quotes. Keeps its memory from record to record.</summary>
internal sealed partial class CellSplitter(Dialect dialect)
{
    private const byte Backslash = (byte)'\\';

    private readonly byte delimiter = dialect.Delimiter;
    private readonly byte quote = dialect.Quote;

    private CellPlace[] cells = new CellPlace[128];

    /// <summary>The record, and behind it those of its cells that do not stand in it as they are; where there are none, nothing.</summary>
    private byte[] decoded = new byte[512];
    private int decodedLength;

    /// <summary>Which of the first 64 cells begin with a sign that a formula may begin with.</summary>
    private ulong signedCells;

    /// <summary>Cells of the record split last.</summary>
    public int Count { get; private set; }

    /// <summary>Cells that were properly quoted.</summary>
    public int QuotedCount { get; private set; }

    /// <summary>Cells after the first that had spaces before them, where those belong to the separator.</summary>
    public int SpacedCount { get; private set; }

    /// <summary>0-based first cell with text after its closing quote or with a quote that is never closed, or -1.</summary>
    public int MalformedCell { get; private set; }

    /// <summary>Whether every cell with a quote is quoted as RFC 4180 says, with nothing before or after the quotes.</summary>
    public bool IsStrict { get; private set; }

    /// <summary>Whether a quote character is in the record.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>Whether every byte of the record is printable ASCII; false also where that was not looked at.</summary>
    public bool IsPrintable { get; private set; }

    /// <summary>Whether no cell begins or ends with a space or a control character, or begins with an apostrophe; false also where that was not looked at.</summary>
    public bool IsTrimmed { get; private set; }

    /// <summary>Which of the first 64 cells have anything in them, a bit each from the lowest on.</summary>
    public ulong Occupied { get; private set; }

    /// <summary>What is known of all cells.</summary>
    public CellFacts Facts => new(Occupied, IsPrintable, IsTrimmed);

    /// <summary>Where the cells are in <see cref="Text"/>.</summary>
    public ReadOnlySpan<CellPlace> Places => cells.AsSpan(0, Count);

    /// <summary>The text that the cells are in.</summary>
    /// <param name="raw">The record that was split.</param>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> raw) => decodedLength == 0 ? raw : decoded.AsSpan(0, decodedLength);

    /// <summary>A cell without its quotes and escapes; empty past the last one.</summary>
    /// <param name="raw">The record that was split.</param>
    /// <param name="cell">0-based.</param>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> raw, int cell) => (uint)cell < (uint)Count ? Text(raw).Slice(cells[cell].Start, cells[cell].Length) : default;

    /// <summary>Splits a record.</summary>
    /// <param name="raw">The record without its line end.</param>
    public void Split(ReadOnlySpan<byte> raw)
    {
        Count = 0;
        QuotedCount = 0;
        SpacedCount = 0;
        decodedLength = 0;
        MalformedCell = -1;
        IsStrict = true;
        if (!dialect.IsRegular || !TrySplitRegular(raw))
        {
            SplitOneByOne(raw);
        }
    }

    /// <summary>Splits a record whatever its quotes are, to the same cells where they are regular.</summary>
    internal void SplitOneByOne(ReadOnlySpan<byte> raw)
    {
        Count = QuotedCount = decodedLength = 0;
        HasQuotes = raw.Contains(quote);
        IsPrintable = IsTrimmed = false;
        SplitQuoted(raw);
        Occupied = 0;
        for (var cell = 0; cell < Math.Min(Count, Block); cell++)
        {
            Occupied |= (cells[cell].Length == 0 ? 0UL : 1UL) << cell;
        }
    }

    /// <summary>Whether the formula guard must change a cell.</summary>
    /// <param name="raw">The record that was split.</param>
    public bool HasDangerousCell(ReadOnlySpan<byte> raw)
    {
        // A tab or a line break may begin a formula as well.
        var isKnown = IsPrintable || IsTrimmed;
        for (var rest = isKnown ? signedCells : 0; rest != 0; rest &= rest - 1)
        {
            if (FormulaGuard.IsDangerous(Cell(raw, BitOperations.TrailingZeroCount(rest))))
            {
                return true;
            }
        }

        for (var cell = isKnown ? Block : 0; cell < Count; cell++)
        {
            if (FormulaGuard.IsDangerous(Cell(raw, cell)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets the record.</summary>
    public void Clear() => Count = 0;

    /// <summary>Puts the replacement character where the cells hold bytes that are no UTF-8.</summary>
    public void ReplaceInvalid(ReadOnlySpan<byte> raw)
    {
        IsStrict = false;
        for (var cell = 0; cell < Count; cell++)
        {
            var text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Cell(raw, cell)));
            var start = BeginDecoded(raw);
            Append(text);
            cells[cell] = new CellPlace(start, text.Length);
        }
    }

    private void SplitQuoted(ReadOnlySpan<byte> raw)
    {
        var position = 0;
        while (true)
        {
            if (dialect.SkipInitialSpace)
            {
                SpacedCount += Count > 0 && position < raw.Length && raw[position] == ' ' ? 1 : 0;
                while (position < raw.Length && raw[position] == ' ')
                {
                    position++;
                }
            }

            position = position < raw.Length && raw[position] == quote ? Quoted(raw, position) : Unquoted(raw, position);
            if (position >= raw.Length)
            {
                return;
            }

            position++;
        }
    }

    /// <summary>Adds the unquoted cell that starts at <paramref name="start"/> and returns where it ends: at a separator, or past the record.</summary>
    private int Unquoted(ReadOnlySpan<byte> raw, int start)
    {
        var length = raw[start..].IndexOf(delimiter);
        var end = length < 0 ? raw.Length : start + length;
        var cell = raw[start..end];
        IsStrict &= !cell.Contains(quote);
        if (dialect.Backslash && cell.Contains(Backslash))
        {
            AddDecoded(raw, cell, isQuoted: false);
        }
        else
        {
            Add(start, cell.Length);
        }

        return end;
    }

    private int Quoted(ReadOnlySpan<byte> raw, int open)
    {
        var hasEscapes = false;
        var position = open + 1;
        while (true)
        {
            var at = position >= raw.Length ? -1
                : dialect.Backslash ? raw[position..].IndexOfAny(quote, Backslash)
                : raw[position..].IndexOf(quote);
            if (at < 0)
            {
                // Never closed: the quote is text, and the line is split as if it were not there, which keeps what can be read of it.
                Malformed();
                return Unquoted(raw, open);
            }

            position += at;
            if (raw[position] != quote || (position + 1 < raw.Length && raw[position + 1] == quote))
            {
                hasEscapes = true;
                position += 2;
                continue;
            }

            break;
        }

        var content = raw[(open + 1)..position];
        var end = position + 1;
        while (end < raw.Length && raw[end] == ' ' && delimiter != ' ')
        {
            IsStrict = false;
            end++;
        }

        if (end < raw.Length && raw[end] != delimiter)
        {
            Malformed();
            return Unquoted(raw, open);
        }

        QuotedCount++;
        if (hasEscapes)
        {
            AddDecoded(raw, content, isQuoted: true);
        }
        else
        {
            Add(open + 1, content.Length);
        }

        return end;
    }

    private void Malformed()
    {
        IsStrict = false;
        if (MalformedCell < 0)
        {
            MalformedCell = Count;
        }
    }

    private void Add(int start, int length)
    {
        var count = Count;
        if ((uint)count < (uint)cells.Length)
        {
            cells[count] = new CellPlace(start, length);
            Count = count + 1;
        }
        else
        {
            Array.Resize(ref cells, count * 2);
            Add(start, length);
        }
    }

    private void AddDecoded(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> cell, bool isQuoted)
    {
        var place = Decode(raw, cell, isQuoted);
        Add(place.Start, place.Length);
    }

    /// <summary>Writes a cell without its escapes and tells where.</summary>
    private CellPlace Decode(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> cell, bool isQuoted)
    {
        var start = BeginDecoded(raw);
        while (true)
        {
            var at = dialect.Backslash ? cell.IndexOfAny(quote, Backslash) : cell.IndexOf(quote);
            if (at < 0)
            {
                Append(cell);
                break;
            }

            // A backslash before anything but a quote or itself is text.
            var isEscape = at + 1 < cell.Length
                && (cell[at] == Backslash ? cell[at + 1] == quote || cell[at + 1] == Backslash : isQuoted && cell[at + 1] == quote);
            Append(cell[..(isEscape ? at : at + 1)]);
            cell = cell[(at + 1)..];
            if (isEscape)
            {
                Append(cell[..1]);
                cell = cell[1..];
            }
        }

        return new CellPlace(start, decodedLength - start);
    }

    /// <summary>Where the next cell that is no part of the record begins.</summary>
    private int BeginDecoded(ReadOnlySpan<byte> raw)
    {
        if (decodedLength == 0)
        {
            Append(raw);
        }

        return decodedLength;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (decoded.Length - decodedLength < text.Length)
        {
            Array.Resize(ref decoded, Math.Max(decoded.Length * 2, decodedLength + text.Length));
        }

        text.CopyTo(decoded.AsSpan(decodedLength));
        decodedLength += text.Length;
    }
}
