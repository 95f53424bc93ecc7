namespace Platform.Domain.Leads.Mapping;

/// <summary>Where a cell stands in the text of its record.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
public readonly record struct CellPlace(int Start, int Length);

/// <summary>One record for reading many of its cells: they are sliced out of its text where that is possible, instead of being asked for one by one.</summary>
public readonly ref struct RecordView
{
    private readonly IRecordCells? cells;
    private readonly ReadOnlySpan<byte> text;
    private readonly ReadOnlySpan<CellPlace> places;

    /// <summary>Any record.</summary>
    public RecordView(IRecordCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        this.cells = cells;
        Count = cells.Count;
    }

    /// <summary>A record whose cells stand in its text as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Where in it each cell is.</param>
    /// <param name="isPrintable">Whether all bytes are known to be printable ASCII.</param>
    public RecordView(ReadOnlySpan<byte> text, ReadOnlySpan<CellPlace> places, bool isPrintable)
    {
        this.text = text;
        this.places = places;
        IsPrintable = isPrintable;
        Count = places.Length;
    }

    /// <summary>Number of cells in the record.</summary>
    public int Count { get; }

    /// <summary>Whether all bytes of all cells are known to be printable ASCII, space included.</summary>
    public bool IsPrintable { get; }

    /// <summary>A cell, empty when the record has fewer; valid until the next record is read.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if ((uint)column < (uint)places.Length)
            {
                var place = places[column];
                return text.Slice(place.Start, place.Length);
            }

            return cells is null ? default : cells[column];
        }
    }

    /// <summary>The length of a cell in bytes.</summary>
    public int Length(int column) => (uint)column < (uint)places.Length ? places[column].Length : cells is null ? 0 : cells[column].Length;

    /// <summary>Which of the first 64 cells hold more than spaces, a bit each from the lowest on.</summary>
    public ulong Filled()
    {
        var count = Math.Min(Count, 64);
        var (filled, spaced) = (0UL, text.IsEmpty ? -1 : 0);
        for (var column = spaced == 0 ? count - 1 : -1; column >= 0; column--)
        {
            // Without a branch, for whether a cell is empty cannot be foreseen. An empty one at the end starts past the text.
            var place = places[column];
            var isEmpty = place.Length - 1;
            spaced |= (text[Math.Min(place.Start, text.Length - 1)] - '!') & ~isEmpty;
            filled = (filled << 1) | ((uint)~isEmpty >> 31);
        }

        return spaced >= 0 ? filled : FilledOneByOne(count);
    }

    /// <summary>Whether a cell holds nothing but spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> cell) => !cell.ContainsAnyExcept((byte)' ', (byte)'\t');

    private ulong FilledOneByOne(int count)
    {
        var filled = 0UL;
        for (var column = 0; column < count; column++)
        {
            filled |= (IsBlank(this[column]) ? 0UL : 1UL) << column;
        }

        return filled;
    }
}
