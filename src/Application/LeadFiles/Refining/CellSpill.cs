using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Original cells of rows that are merged into another one, where they may fill a blank of that, put aside until the golden record of their cluster is written. They are sorted by where
/// their primary is, kept in memory while they are few, and go to a scratch file when they are many, so that memory does not grow with fields that are only passed through.
/// </summary>
internal sealed class CellSpill : IDisposable
{
    /// <summary>Rows whose clusters are loaded at once.</summary>
    public const int GroupRows = 1024;

    /// <summary>Bytes before the cells of a row: how many it takes in all, its primary, itself. Each cell follows after its column and its length.</summary>
    internal const int HeadBytes = 12;

    private const int MemoryLimit = 64 << 20;
    private const int UsualRow = 1 << 10;

    private readonly string path;
    private readonly int columns;
    private readonly int pendingLimit;
    private readonly Group[] groups;
    private readonly Lock opening = new();
    private SafeFileHandle? file;
    private long fileLength;

    /// <param name="path">The scratch file, made when it is needed.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="columns">Columns of a record.</param>
    public CellSpill(string path, int rows, int columns)
    {
        this.path = path;
        this.columns = columns;
        groups = new Group[(rows + GroupRows - 1) / GroupRows];

        // A power of two, as memory grows by them.
        pendingLimit = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)(MemoryLimit / Math.Max(groups.Length, 1)) + 1) / 2, 1 << 12, 1 << 18);
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = new Group();
        }
    }

    /// <summary>Puts cells of a row aside, those that are not blank. May be called by several threads at once.</summary>
    /// <param name="primary">The row (0-based) that it is merged into.</param>
    /// <param name="row">The row.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="wanted">Which of its first <see cref="FilledCells.Columns"/> cells, a bit each; those beyond are put aside in any case.</param>
    public void Add(int primary, int row, IRecordCells cells, ulong wanted)
    {
        var group = groups[primary / GroupRows];
        lock (group)
        {
            var pending = group.Pending;
            var start = pending.Length;
            pending.Extend(HeadBytes);
            for (; wanted != 0; wanted &= wanted - 1)
            {
                Add(pending, cells, BitOperations.TrailingZeroCount(wanted));
            }

            for (var column = FilledCells.Columns; column < columns; column++)
            {
                Add(pending, cells, column);
            }

            MemoryMarshal.AsBytes([pending.Length - start, primary, row]).CopyTo(pending.From(start));

            // While there is still room for a usual row, or one more would take twice the memory.
            if (pending.Length >= pendingLimit - UsualRow)
            {
                PutOut(group);
            }
        }
    }

    /// <summary>Loads what was put aside for the primaries of a group.</summary>
    /// <param name="row">The first row (0-based) of the group.</param>
    /// <param name="rows">Receives it; that of another group is forgotten.</param>
    public void Load(int row, SpilledRows rows)
    {
        var group = groups[row / GroupRows];
        var bytes = rows.Room(group.Chunks.Sum(chunk => chunk.Length) + group.Pending.Length);
        var length = 0;
        foreach (var (start, size) in group.Chunks)
        {
            ReadFully(start, bytes.Slice(length, size));
            length += size;
        }

        group.Pending.Written.CopyTo(bytes[length..]);
        rows.Index(bytes.Length);
    }

    public void Dispose() => file?.Dispose();

    private static void Add(ByteArena pending, IRecordCells cells, int column)
    {
        var cell = cells[column];
        if (!RecordView.IsBlank(cell))
        {
            var room = pending.Extend(8 + cell.Length);
            MemoryMarshal.Write(room, column);
            MemoryMarshal.Write(room[4..], cell.Length);
            cell.CopyTo(room[8..]);
        }
    }

    private void PutOut(Group group)
    {
        SafeFileHandle target;
        long start;
        lock (opening)
        {
            target = file ??= Create(path);
            start = fileLength;
            fileLength += group.Pending.Length;
        }

        RandomAccess.Write(target, group.Pending.Written, start);
        group.Chunks.Add((start, group.Pending.Length));
        group.Pending.Clear();
    }

    // A new file, see OrderedOutput: to close one that was cut off waits for the disk.
    private static SafeFileHandle Create(string path)
    {
        File.Delete(path);
        return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    private void ReadFully(long start, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file!, bytes, start);
            if (read == 0)
            {
                throw new EndOfStreamException("The scratch file of merged rows is shorter than what was written to it.");
            }

            start += read;
            bytes = bytes[read..];
        }
    }

    private sealed class Group
    {
        public ByteArena Pending { get; } = new(0);

        public List<(long Start, int Length)> Chunks { get; } = [];
    }
}
