using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Which cells of a record hold more than spaces, a bit for each of its first columns, so that a record need not be read again to find out.</summary>
internal static class FilledCells
{
    /// <summary>Columns that have a bit.</summary>
    public const int Columns = 64;

    /// <summary>The bits of a record, the lowest for its first column.</summary>
    public static ulong Of(in RecordView cells)
    {
        var filled = 0UL;
        for (var column = Math.Min(cells.Count, Columns) - 1; column >= 0; column--)
        {
            filled = (filled << 1) | (IsBlank(cells[column]) ? 0UL : 1UL);
        }

        return filled;
    }

    /// <summary>Whether a cell holds nothing but spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> cell) => cell.IsEmpty || (cell[0] <= ' ' && !cell.ContainsAnyExcept((byte)' ', (byte)'\t'));
}
