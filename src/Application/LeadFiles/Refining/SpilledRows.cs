using System.Runtime.InteropServices;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Rows that were put aside by <see cref="CellSpill"/>, found by their primary. One instance a thread, loaded again for every group.</summary>
/// <param name="columns">Columns of a record.</param>
internal sealed class SpilledRows(int columns)
{
    // The primary above the row, so that they are sorted and found as plain numbers; and where each row starts.
    private readonly List<long> rows = [];
    private readonly List<int> starts = [];
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
        starts.Clear();
        for (var position = 0; position < length; position += Int(position))
        {
            rows.Add(Key(Int(position + 4), Int(position + 8)));
            starts.Add(position);
        }

        // Several threads put them aside in any order; the result must not show it.
        CollectionsMarshal.AsSpan(rows).Sort(CollectionsMarshal.AsSpan(starts));
    }

    /// <summary>Where the rows put aside for a primary are, for <see cref="FirstFilled"/>, those of the first rows first.</summary>
    public ReadOnlySpan<int> Of(int primary)
    {
        var index = ~rows.BinarySearch(Key(primary, -1));
        var end = index;
        while (end < rows.Count && rows[end] >> 32 == primary)
        {
            end++;
        }

        return CollectionsMarshal.AsSpan(starts)[index..end];
    }

    /// <summary>
    /// By column: the first cell that is not blank among rows of <see cref="Of"/>, for <see cref="Cell"/>. Valid until it is asked again.
    /// </summary>
    public ReadOnlySpan<int> FirstFilled(ReadOnlySpan<int> group)
    {
        Array.Clear(filled);
        foreach (var start in group)
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

    private static long Key(int primary, int row) => ((long)primary << 32) + row;

    private int Int(int position) => MemoryMarshal.Read<int>(bytes.AsSpan(position));
}
