using System.Runtime.InteropServices;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Rows that were put aside by <see cref="CellSpill"/>, found by their primary. One instance a thread, loaded again for every group.</summary>
/// <param name="columns">Columns of a record.</param>
internal sealed class SpilledRows(int columns)
{
    private readonly List<(int Primary, int Row, int Start)> rows = [];
    private readonly int[] filled = new int[columns];
    private byte[] bytes = [];

    /// <summary>Forgets the rows and makes room for others, this many bytes, which the caller fills before <see cref="Index"/>.</summary>
    public Span<byte> Room(int length)
    {
        if (bytes.Length < length)
        {
            bytes = new byte[Math.Max(length, 2 * bytes.Length)];
        }

        return bytes.AsSpan(0, length);
    }

    /// <summary>Finds the rows in the bytes that were filled.</summary>
    public void Index(int length)
    {
        rows.Clear();
        for (var position = 0; position < length; position += Int(position))
        {
            rows.Add((Int(position + 4), Int(position + 8), position));
        }

        // Several threads put them aside in any order; the result must not show it.
        rows.Sort();
    }

    /// <summary>The rows put aside for a primary, ascending.</summary>
    public ReadOnlySpan<(int Primary, int Row, int Start)> Of(int primary)
    {
        var index = ~rows.BinarySearch((primary, -1, -1));
        var end = index;
        while (end < rows.Count && rows[end].Primary == primary)
        {
            end++;
        }

        return CollectionsMarshal.AsSpan(rows)[index..end];
    }

    /// <summary>
    /// By column: the first cell that is not blank among rows of <see cref="Of"/>, for <see cref="Cell"/>. Valid until it is asked again.
    /// </summary>
    public ReadOnlySpan<int> FirstFilled(ReadOnlySpan<(int Primary, int Row, int Start)> group)
    {
        Array.Clear(filled);
        foreach (var (_, _, start) in group)
        {
            var end = start + Int(start);
            for (var position = start + CellSpill.HeadBytes; position < end; position += 8 + Int(position + 4))
            {
                ref var first = ref filled[Int(position)];
                first = first == 0 ? position + 4 : first;
            }
        }

        return filled;
    }

    /// <summary>A cell of <see cref="FirstFilled"/>; empty where there was none.</summary>
    public ReadOnlySpan<byte> Cell(int position) => position == 0 ? default : bytes.AsSpan(position + 4, Int(position));

    private int Int(int position) => MemoryMarshal.Read<int>(bytes.AsSpan(position));
}
