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

    private readonly ByteArena text;

    /// <summary>By row: where its values start.</summary>
    private readonly int[] starts;

    /// <summary>By row: where each of its values starts, counted from the row's start, and where the last one ends.</summary>
    private readonly ushort[] ends;

    /// <summary>By row, for the rare rows whose values are too long for two bytes: where its values start in <see cref="text"/>, and where the last one ends. Null without such rows.</summary>
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
    {
        SlotCount = slotCount;
        text = new ByteArena(textBytes + Vector256<byte>.Count);
        starts = GC.AllocateUninitializedArray<int>(capacity + 1);
        ends = GC.AllocateUninitializedArray<ushort>(capacity * (slotCount + 1));
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

    /// <summary>Bytes of all values.</summary>
    public int TextLength => text.Length;

    /// <summary>Whether memory of more than a sixteenth of the content, or room for more rows, is not used.</summary>
    public bool IsLoose => Count < Issues.Length || text.Capacity - text.Length > (text.Length / 16) + 8192;

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

        var index = (row * (SlotCount + 1)) + slot;
        int start = ends[index];
        return text.Slice(starts[row] + start, ends[index + 1] - start);
    }

    /// <inheritdoc cref="Value(int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, LeadSlot slot) => Value(row, (int)slot);

    /// <summary>All values of a row (0-based within the batch), one after the other without anything between them.</summary>
    public ReadOnlySpan<byte> Values(int row) => text.Slice(starts[row], starts[row + 1] - starts[row]);

    /// <summary>
    /// <see cref="Values"/> and this many bytes that follow in memory, whatever they are, so that a value may be read as a whole vector; empty where there are not so many.
    /// </summary>
    public ReadOnlySpan<byte> ValuesAndBeyond(int row, int more) => text.SliceOrEmpty(starts[row], starts[row + 1] - starts[row] + more);

    /// <summary>
    /// Where the values of a row are in <see cref="Values"/>: that of slot <c>i</c> from the <c>i</c>th number to the next. Empty where a value may lie too far for that; then
    /// <see cref="Value(int, int)"/> is to be asked.
    /// </summary>
    public ReadOnlySpan<ushort> Ends(int row) => longRows is null ? ends.AsSpan(row * (SlotCount + 1), SlotCount + 1) : default;

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
        var places = ends.AsSpan(row * (SlotCount + 1), LeadSlots.FirstExtra + 1);
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
            Sse.Prefetch0(Unsafe.AsPointer(ref ends[row * (SlotCount + 1)]));
        }
    }

    /// <summary>Asks for the values of a row, some time after <see cref="PrefetchPlaces"/>.</summary>
    internal unsafe void PrefetchText(int row)
    {
        if (Sse.IsSupported && Values(row) is { IsEmpty: false } values)
        {
            ref var first = ref MemoryMarshal.GetReference(values);
            for (var line = 0; line < Math.Min(values.Length, 256); line += 64)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, line)));
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

        starts[Count] = text.Length;
        if (!draft.TryCopyTo(text, ends.AsSpan(Count * (SlotCount + 1), SlotCount + 1)))
        {
            AddLong(draft);
        }

        starts[Count + 1] = text.Length;
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

        var width = SlotCount + 1;
        starts[Count] = text.Length;
        source.ends.AsSpan(row * width, width).CopyTo(ends.AsSpan(Count * width, width));
        if (source.longRows?.GetValueOrDefault(row) is { } full)
        {
            longRows ??= [];
            longRows[Count] = Array.ConvertAll(full, place => place - full[0] + text.Length);
        }

        text.Append(source.Values(row));
        starts[Count + 1] = text.Length;
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
        text.Clear();
        longRows = null;
        Count = 0;
    }

    /// <summary>A copy of just the size of its content, so that the batch itself can be filled anew.</summary>
    public LeadBatch ToCompact()
    {
        var copy = new LeadBatch(SlotCount, Count, text.Length) { Count = Count };
        copy.text.Append(text.Written);
        starts.AsSpan(0, copy.starts.Length).CopyTo(copy.starts);
        ends.AsSpan(0, copy.ends.Length).CopyTo(copy.ends);
        copy.longRows = longRows;
        Issues.AsSpan(0, Count).CopyTo(copy.Issues);
        EmailStatus.AsSpan(0, Count).CopyTo(copy.EmailStatus);
        PhoneStatus.AsSpan(0, Count).CopyTo(copy.PhoneStatus);
        Signals.AsSpan(0, Count).CopyTo(copy.Signals);
        Faults.AsSpan(0, Count).CopyTo(copy.Faults);
        return copy;
    }

    private void AddLong(LeadDraft draft)
    {
        var full = new int[SlotCount + 1];
        for (var slot = 0; slot < SlotCount; slot++)
        {
            full[slot] = text.Length;
            text.Append(draft[slot]);
        }

        full[SlotCount] = text.Length;
        longRows ??= [];
        longRows[Count] = full;
    }

    private ReadOnlySpan<byte> LongValue(int row, int slot)
    {
        if (longRows!.TryGetValue(row, out var full))
        {
            return text.Slice(full[slot], full[slot + 1] - full[slot]);
        }

        var index = (row * (SlotCount + 1)) + slot;
        return text.Slice(starts[row] + ends[index], ends[index + 1] - ends[index]);
    }
}
