using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads;

/// <summary>
/// The normalised values of up to <see cref="Size"/> consecutive rows of a lead file, and where their raw text stands in the file.
/// Filled by one thread, then read by many. Raw text itself is not kept.
/// </summary>
public sealed class LeadBatch
{
    /// <summary>Rows in a full batch, a power of two: row <c>r</c> of the file is row <c>r &amp; (Size - 1)</c> of batch <c>r / Size</c>.</summary>
    public const int Size = 8192;

    /// <summary>log2 of <see cref="Size"/>.</summary>
    public const int SizeBits = 13;

    /// <summary>
    /// One row after the other, perhaps behind other batches: where each of its values starts, counted from the first of them, and where the last one ends, two bytes each; then the values. What is known
    /// of a row stands in one place, so that reaching for one costs memory's delay once.
    /// </summary>
    private byte[] memory;

    /// <summary>Where this batch's part of <see cref="memory"/> starts and ends.</summary>
    private readonly int first;
    private int end;

    /// <summary>Bytes before the values of a row.</summary>
    private readonly int head;

    /// <summary>By row, and one more, which says where the last one ends.</summary>
    private readonly Row[] rows;

    /// <summary>By row, for the rare rows whose values are too long for two bytes: where its values start in <see cref="memory"/>, and where the last one ends. Null without such rows.</summary>
    private Dictionary<int, int[]>? longRows;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="slotCount">Slots that a row has.</param>
    /// <param name="capacity">Rows that it has room for.</param>
    public LeadBatch(int slotCount, int capacity = Size)
        : this(slotCount, capacity, capacity * 64)
    {
    }

    /// <summary>Makes an empty batch.</summary>
    /// <param name="slotCount">Slots that a row has.</param>
    /// <param name="capacity">Rows that it has room for.</param>
    /// <param name="textBytes">Bytes of values that it has room for before it must grow.</param>
    public LeadBatch(int slotCount, int capacity, int textBytes)
        : this(slotCount, capacity, GC.AllocateUninitializedArray<byte>(checked((capacity * Head(slotCount)) + textBytes + Vector256<byte>.Count)), 0)
    {
    }

    internal LeadBatch(int slotCount, int capacity, byte[] memory, int first)
    {
        SlotCount = slotCount;
        head = Head(slotCount);
        this.memory = memory;
        this.first = end = first;
        rows = GC.AllocateUninitializedArray<Row>(capacity + 1);
        Faults = new RecordFault[capacity];
    }

    /// <summary>Rows in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Number of slots a row has.</summary>
    public int SlotCount { get; }

    /// <summary>Bytes that the rows take.</summary>
    internal int Length => end - first;

    /// <summary>Where the memory ends that is in use.</summary>
    internal (byte[] Memory, int End) Used => (memory, end);

    /// <summary>Why a record could not be read; a row with a fault has only what could be read of it.</summary>
    public RecordFault[] Faults { get; }

    /// <summary>What was noticed about a row (0-based within the batch).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeadIssue Issues(int row) => rows[row].Issues;

    /// <summary>What is known of a row's e-mail address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueStatus EmailStatus(int row) => rows[row].EmailStatus;

    /// <summary>What is known of a row's telephone number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueStatus PhoneStatus(int row) => rows[row].PhoneStatus;

    /// <summary>Facts about a row for scoring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeadSignals Signals(int row) => rows[row].Signals;

    /// <summary>Which of the fixed slots of a row have a value: slot <c>i</c> is bit <c>i</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Present(int row) => rows[row].Present;

    /// <summary>Adds to what was noticed about a row.</summary>
    public void Note(int row, LeadIssue issue) => rows[row].Issues |= issue;

    /// <summary>The value of a row (0-based within the batch), empty when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, int slot)
    {
        if (longRows is not null)
        {
            return LongValue(row, slot);
        }

        return ShortValue(row, slot);
    }

    /// <inheritdoc cref="Value(int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, LeadSlot slot) => Value(row, (int)slot);

    /// <summary>All values of a row (0-based within the batch), one after the other without anything between them.</summary>
    public ReadOnlySpan<byte> Values(int row) => memory.AsSpan(rows[row].Start + head, rows[row + 1].Start - rows[row].Start - head);

    /// <summary>
    /// <see cref="Values"/> and this many bytes that follow in memory, whatever they are, so that a value may be read as a whole vector; empty where there are not so many.
    /// </summary>
    public ReadOnlySpan<byte> ValuesAndBeyond(int row, int more) => rows[row + 1].Start + more <= memory.Length ? memory.AsSpan(rows[row].Start + head, rows[row + 1].Start - rows[row].Start - head + more) : default;

    /// <summary>
    /// Where the values of a row are in <see cref="Values"/>: that of slot <c>i</c> from the <c>i</c>th number to the next. Empty where a value may lie too far for that; then
    /// <see cref="Value(int, int)"/> is to be asked.
    /// </summary>
    public ReadOnlySpan<ushort> Ends(int row) => longRows is null ? EndsAt(rows[row].Start) : default;

    /// <summary>Asks for what is known of a row, which will soon be read by a thread that is elsewhere now.</summary>
    internal unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            // A hint may name an address that has moved meanwhile.
            Sse.Prefetch0(Unsafe.AsPointer(ref rows[row]));
        }
    }

    /// <summary>Asks for the values of a row, some time after <see cref="Prefetch"/>.</summary>
    internal unsafe void PrefetchText(int row)
    {
        if (Sse.IsSupported)
        {
            ref var place = ref memory[rows[row].Start];
            for (var line = 0; line < Math.Min(rows[row + 1].Start - rows[row].Start, 320); line += 64)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref place, line)));
            }
        }
    }

    /// <summary>Appends the next row.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(LeadDraft draft, RecordFault fault)
    {
        if (Count == Faults.Length)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        ref var row = ref rows[Count];
        row.Start = end;

        // All that was written for the row is hardly more than what was kept of it.
        var length = draft.Text.Length <= ushort.MaxValue ? draft.Text.Length : draft.Length;
        Prepare(head + length + Vector256<byte>.Count);
        if (length <= ushort.MaxValue)
        {
            end += head + draft.CopyTo(memory.AsSpan(end), out row.Present);
        }
        else
        {
            AddLong(draft, out row.Present);
        }

        row.Issues = draft.Issues;
        row.EmailStatus = draft.EmailStatus;
        row.PhoneStatus = draft.PhoneStatus;
        row.Signals = draft.Signals;
        rows[Count + 1].Start = end;
        Faults[Count] = fault;
        Count++;
    }

    /// <summary>Appends a row (0-based) of another batch with the same slots.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(LeadBatch source, int row)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Count == Faults.Length)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        rows[Count] = source.rows[row] with { Start = end };
        if (source.longRows?.GetValueOrDefault(row) is { } full)
        {
            longRows ??= [];
            longRows[Count] = Array.ConvertAll(full, place => place - source.rows[row].Start + end);
        }

        var copied = source.memory.AsSpan(source.rows[row].Start, source.rows[row + 1].Start - source.rows[row].Start);
        Prepare(copied.Length);
        copied.CopyTo(memory.AsSpan(end));
        end += copied.Length;
        rows[Count + 1].Start = end;
        Faults[Count] = source.Faults[row];
        Count++;
    }

    /// <summary>Forgets all rows and keeps the memory for reuse.</summary>
    public void Clear()
    {
        end = first;
        longRows = null;
        Count = 0;
    }

    /// <summary>A copy of just the size of its content, so that the batch itself can be filled anew.</summary>
    public LeadBatch ToCompact()
    {
        var copy = new LeadBatch(SlotCount, Count, Length - (Count * head));
        for (var row = 0; row < Count; row++)
        {
            copy.Add(this, row);
        }

        return copy;
    }

    private void AddLong(LeadDraft draft, out uint present)
    {
        end += head;
        present = 0;
        var full = new int[SlotCount + 1];
        for (var slot = 0; slot < SlotCount; slot++)
        {
            full[slot] = end;
            draft[slot].CopyTo(memory.AsSpan(end));
            end += draft[slot].Length;
            present |= slot < LeadSlots.FirstExtra && !draft[slot].IsEmpty ? 1u << slot : 0;
        }

        full[SlotCount] = end;
        longRows ??= [];
        longRows[Count] = full;
    }

    private ReadOnlySpan<byte> LongValue(int row, int slot) =>
        longRows!.TryGetValue(row, out var full) ? memory.AsSpan(full[slot], full[slot + 1] - full[slot]) : ShortValue(row, slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> ShortValue(int row, int slot)
    {
        // Where the value starts and where it ends are read in one go.
        var start = rows[row].Start;
        var places = BinaryPrimitives.ReadUInt32LittleEndian(memory.AsSpan(start + (slot * sizeof(ushort))));
        var from = (int)(places & ushort.MaxValue);
        return memory.AsSpan(start + head + from, (int)(places >> 16) - from);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<ushort> EndsAt(int start) => MemoryMarshal.Cast<byte, ushort>(memory.AsSpan(start, head));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prepare(int size)
    {
        if (memory.Length - end < size)
        {
            Grow(size);
        }
    }

    // What lies before the batch's own part is not copied, and stays as far from it, so that no place changes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        var larger = GC.AllocateUninitializedArray<byte>(checked(first + Math.Max(Length * 2, Length + size)));
        memory.AsSpan(first, Length).CopyTo(larger.AsSpan(first));
        memory = larger;
    }

    /// <summary>Bytes before the values of a row.</summary>
    internal static int Head(int slotCount) => (slotCount + 1) * sizeof(ushort);

    /// <summary>What is known of a row, together, so that reaching for a row somewhere in the table costs memory's delay once more only for its values.</summary>
    private struct Row
    {
        public LeadIssue Issues;

        /// <summary>Where its places and values start in <see cref="memory"/>.</summary>
        public int Start;

        /// <summary>The fixed slots that have a value, a bit each.</summary>
        public uint Present;

        public LeadSignals Signals;
        public ValueStatus EmailStatus;
        public ValueStatus PhoneStatus;
    }
}
