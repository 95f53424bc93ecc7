using System.Runtime.InteropServices;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Rows that were put aside by <see cref="CellSpill"/>, found by their primary.</summary>
internal sealed class SpilledRows
{
    private readonly byte[] bytes;
    private readonly List<(int Primary, int Row, int Start)> rows = [];
    private readonly int[] filled;

    public SpilledRows(byte[] bytes, int columns)
    {
        this.bytes = bytes;
        filled = new int[columns];
        for (var position = 0; position < bytes.Length;)
        {
            rows.Add((Int(position), Int(position + 4), position + 8));
            position += 8;
            for (var column = 0; column < columns; column++)
            {
                position += 4 + Int(position);
            }
        }

        // Several threads put them aside in any order; the result must not show it.
        rows.Sort();
    }

    /// <summary>
    /// By column: the first cell that is not blank among the rows put aside for a primary, in the order of the rows, for <see cref="Cell"/>. Valid until it is asked again.
    /// </summary>
    public ReadOnlySpan<int> FirstFilled(int primary)
    {
        Array.Clear(filled);
        var index = rows.BinarySearch((primary, -1, -1));
        for (index = ~index; index < rows.Count && rows[index].Primary == primary; index++)
        {
            var position = rows[index].Start;
            for (var column = 0; column < filled.Length; column++)
            {
                if (filled[column] == 0 && !IsBlank(Cell(position)))
                {
                    filled[column] = position;
                }

                position += 4 + Int(position);
            }
        }

        return filled;
    }

    /// <summary>A cell of <see cref="FirstFilled"/>; empty where there was none.</summary>
    public ReadOnlySpan<byte> Cell(int position) => position == 0 ? default : bytes.AsSpan(position + 4, Int(position));

    /// <summary>Whether a cell holds nothing but spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> cell) => !cell.ContainsAnyExcept((byte)' ', (byte)'\t');

    private int Int(int position) => MemoryMarshal.Read<int>(bytes.AsSpan(position));
}
