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

    /// <summary>By row: where it starts, and where the last one ends.</summary>
    private readonly int[] starts;

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
        starts = GC.AllocateUninitializedArray<int>(capacity + 1);
        Issues = new LeadIssue[capacity];
        EmailStatus = new ValueStatus[capacity];
        PhoneStatus = new ValueStatus[capacity];
        Signals = new LeadSignals[capacity];
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

    public LeadIssue[] Issues { get; }

    public ValueStatus[] EmailStatus { get; }

    public ValueStatus[] PhoneStatus { get; }

    public LeadSignals[] Signals { get; }

    /// <summary>Why a record could not be read; a row with a fault has only what could be read of it.</summary>
    public RecordFault[] Faults { get; }

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
    public ReadOnlySpan<byte> Values(int row) => memory.AsSpan(starts[row] + head, starts[row + 1] - starts[row] - head);

    /// <summary>
    /// <see cref="Values"/> and this many bytes that follow in memory, whatever they are, so that a value may be read as a whole vector; empty where there are not so many.
    /// </summary>
    public ReadOnlySpan<byte> ValuesAndBeyond(int row, int more) => starts[row + 1] + more <= memory.Length ? memory.AsSpan(starts[row] + head, starts[row + 1] - starts[row] - head + more) : default;

    /// <summary>
    /// Where the values of a row are in <see cref="Values"/>: that of slot <c>i</c> from the <c>i</c>th number to the next. Empty where a value may lie too far for that; then
    /// <see cref="Value(int, int)"/> is to be asked.
    /// </summary>
    public ReadOnlySpan<ushort> Ends(int row) => longRows is null ? EndsAt(starts[row]) : default;

    /// <summary>Which of the fixed slots of a row have a value: slot <c>i</c> is bit <c>i</c>.</summary>
    public uint Present(int row)
    {
        if (longRows is not null && longRows.ContainsKey(row))
        {
            var present = 0u;
            for (var slot = 0; slot < LeadSlots.FirstExtra; slot++)
            {
                present |= Value(row, slot).IsEmpty ? 0 : 1u << slot;
            }

            return present;
        }

        // A value is empty where the next one starts at the same place: all are looked at in two vectors that overlap.
        const int Rest = LeadSlots.FirstExtra - 16;
        ReadOnlySpan<ushort> places = EndsAt(starts[row]);
        var first = Vector256.Equals(Vector256.Create<ushort>(places), Vector256.Create<ushort>(places[1..])).ExtractMostSignificantBits();
        var last = Vector256.Equals(Vector256.Create<ushort>(places[Rest..]), Vector256.Create<ushort>(places[(Rest + 1)..])).ExtractMostSignificantBits();
        return ~(first | (last << Rest)) & ((1u << LeadSlots.FirstExtra) - 1);
    }

    /// <summary>Asks for where the values of a row are, which will soon be read by a thread that is elsewhere now.</summary>
    internal unsafe void PrefetchPlaces(int row)
    {
        if (Sse.IsSupported)
        {
            // A hint may name an address that has moved meanwhile.
            Sse.Prefetch0(Unsafe.AsPointer(ref starts[row]));
        }
    }

    /// <summary>Asks for the values of a row, some time after <see cref="PrefetchPlaces"/>.</summary>
    internal unsafe void PrefetchText(int row)
    {
        if (Sse.IsSupported)
        {
            ref var place = ref memory[starts[row]];
            for (var line = 0; line < Math.Min(starts[row + 1] - starts[row], 320); line += 64)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref place, line)));
            }
        }
    }

    /// <summary>Asks for what is known of a row beside its values, see <see cref="PrefetchPlaces"/>.</summary>
    internal unsafe void PrefetchFacts(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Issues[row]));
            Sse.Prefetch0(Unsafe.AsPointer(ref Signals[row]));
            Sse.Prefetch0(Unsafe.AsPointer(ref EmailStatus[row]));
            Sse.Prefetch0(Unsafe.AsPointer(ref PhoneStatus[row]));
        }
    }

    /// <summary>Appends the next row.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(LeadDraft draft, RecordFault fault)
    {
        if (Count == Issues.Length)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        starts[Count] = end;

        // All that was written for the row is hardly more than what was kept of it.
        var length = draft.Text.Length <= ushort.MaxValue ? draft.Text.Length : draft.Length;
        Prepare(head + length + Vector256<byte>.Count);
        if (length <= ushort.MaxValue)
        {
            end += head + draft.CopyTo(memory.AsSpan(end));
        }
        else
        {
            AddLong(draft);
        }

        starts[Count + 1] = end;
        Issues[Count] = draft.Issues;
        EmailStatus[Count] = draft.EmailStatus;
        PhoneStatus[Count] = draft.PhoneStatus;
        Signals[Count] = draft.Signals;
        Faults[Count] = fault;
        Count++;
    }

    /// <summary>Appends a row (0-based) of another batch with the same slots.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(LeadBatch source, int row)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Count == Issues.Length)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        starts[Count] = end;
        if (source.longRows?.GetValueOrDefault(row) is { } full)
        {
            longRows ??= [];
            longRows[Count] = Array.ConvertAll(full, place => place - source.starts[row] + end);
        }

        var copied = source.memory.AsSpan(source.starts[row], source.starts[row + 1] - source.starts[row]);
        Prepare(copied.Length);
        copied.CopyTo(memory.AsSpan(end));
        end += copied.Length;
        starts[Count + 1] = end;
        Issues[Count] = source.Issues[row];
        EmailStatus[Count] = source.EmailStatus[row];
        PhoneStatus[Count] = source.PhoneStatus[row];
        Signals[Count] = source.Signals[row];
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

    private void AddLong(LeadDraft draft)
    {
        end += head;
        var full = new int[SlotCount + 1];
        for (var slot = 0; slot < SlotCount; slot++)
        {
            full[slot] = end;
            draft[slot].CopyTo(memory.AsSpan(end));
            end += draft[slot].Length;
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
        var start = starts[row];
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
}
