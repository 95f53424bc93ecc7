using System.Numerics;

namespace Platform.Domain.Leads.Mapping;

/// <summary>Where a cell stands in the text of its record.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
public readonly record struct CellPlace(int Start, int Length);

/// <summary>What is known of the cells of a record without looking at them one by one.</summary>
/// <param name="Occupied">Which of the first <see cref="Columns"/> cells are not empty, a bit each from the lowest on.</param>
/// <param name="IsPrintable">Whether all bytes are known to be printable ASCII.</param>
/// <param name="IsTrimmed">Whether it is known that no cell begins or ends with a space or a control character, or begins with an apostrophe.</param>
public readonly record struct CellFacts(ulong Occupied, bool IsPrintable, bool IsTrimmed)
{
    /// <summary>Columns that have a bit, at most.</summary>
    public const int Columns = 64;
}

/// <summary>One record for reading many of its cells: they are sliced out of its text where that is possible, instead of being asked for one by one.</summary>
public readonly ref struct RecordView
{
    private readonly IRecordCells? cells;
    private readonly ReadOnlySpan<byte> text;
    private readonly ReadOnlySpan<CellPlace> places;
    private readonly CellFacts facts;

    /// <summary>Any record.</summary>
    public RecordView(IRecordCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        this.cells = cells;
        Count = cells.Count;
        var occupied = 0UL;
        for (var column = Math.Min(Count, CellFacts.Columns) - 1; column >= 0; column--)
        {
            occupied = (occupied << 1) | (cells[column].IsEmpty ? 0UL : 1UL);
        }

        facts = new CellFacts(occupied, IsPrintable: false, IsTrimmed: false);
    }

    /// <summary>A record whose cells stand in its text as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Where in it each cell is.</param>
    /// <param name="facts">What else is known of the cells.</param>
    public RecordView(ReadOnlySpan<byte> text, ReadOnlySpan<CellPlace> places, CellFacts facts)
    {
        this.text = text;
        this.places = places;
        this.facts = facts;
        Count = places.Length;
    }

    /// <summary>Number of cells in the record.</summary>
    public int Count { get; }

    /// <summary>Whether all bytes of all cells are known to be printable ASCII, space included.</summary>
    public bool IsPrintable => facts.IsPrintable;

    /// <summary>Whether, besides, no cell begins or ends with a space, or begins with an apostrophe.</summary>
    public bool IsTidy => facts.IsPrintable && facts.IsTrimmed;

    /// <summary>Which of the first 64 cells are not empty, a bit each from the lowest on.</summary>
    public ulong Occupied => facts.Occupied;

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
    public ulong Filled() => facts.IsTrimmed ? facts.Occupied : FilledOneByOne();

    /// <summary>Whether a cell holds nothing but spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> cell) => !cell.ContainsAnyExcept((byte)' ', (byte)'\t');

    private ulong FilledOneByOne()
    {
        var filled = facts.Occupied;
        for (var rest = filled; rest != 0; rest &= rest - 1)
        {
            // Most cells begin with something else.
            var column = BitOperations.TrailingZeroCount(rest);
            var cell = this[column];
            filled ^= cell[0] <= ' ' && IsBlank(cell) ? 1UL << column : 0;
        }

        return filled;
    }
}
