using System.Runtime.InteropServices;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Which cells of each record of a run hold more than spaces, a bit for each of the first columns, so that a record need not be read again to find out.</summary>
/// <param name="records">Records of the run.</param>
/// <param name="columns">Columns of a record.</param>
internal sealed class FilledCells(int records, int columns)
{
    /// <summary>Columns that have a bit, at most.</summary>
    public const int Columns = 64;

    private readonly int width = Math.Clamp((columns + 7) / 8, 1, sizeof(ulong));
    private readonly byte[] bits = new byte[((long)records * Math.Clamp((columns + 7) / 8, 1, sizeof(ulong))) + sizeof(ulong)];

    /// <summary>The bits of a record (0-based), the lowest for its first column.</summary>
    public ulong this[int record] => MemoryMarshal.Read<ulong>(bits.AsSpan(record * width)) & (ulong.MaxValue >> (Columns - (8 * width)));

    /// <summary>Notes a record; those after it are forgotten.</summary>
    public void Note(int record, in RecordView cells) => MemoryMarshal.Write(bits.AsSpan(record * width), cells.Filled());
}
