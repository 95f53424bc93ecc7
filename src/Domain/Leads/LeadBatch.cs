using System.Runtime.CompilerServices;

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
    private readonly int[] ends;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="slotCount">Slots that a row has.</param>
    /// <param name="capacity">Rows that it has room for.</param>
    public LeadBatch(int slotCount, int capacity = Size)
        : this(slotCount, capacity, capacity * 64)
    {
    }

    private LeadBatch(int slotCount, int capacity, int textBytes)
    {
        SlotCount = slotCount;
        text = new ByteArena(textBytes);
        ends = new int[(capacity * slotCount) + 1];
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
        var index = (row * SlotCount) + slot;
        var start = ends[index];
        return text.Slice(start, ends[index + 1] - start);
    }

    /// <inheritdoc cref="Value(int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, LeadSlot slot) => Value(row, (int)slot);

    /// <summary>All values of a row (0-based within the batch), one after the other without anything between them.</summary>
    public ReadOnlySpan<byte> Values(int row)
    {
        var start = ends[row * SlotCount];
        return text.Slice(start, ends[(row + 1) * SlotCount] - start);
    }

    /// <summary>The values of all rows, one after the other; <see cref="Ends"/> says where each is.</summary>
    public ReadOnlySpan<byte> Text => text.Written;

    /// <summary>Where the values of a row are in <see cref="Text"/>: that of slot <c>i</c> from the <c>i</c>th number to the next.</summary>
    public ReadOnlySpan<int> Ends(int row) => ends.AsSpan(row * SlotCount, SlotCount + 1);

    /// <summary>Appends the next row.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(LeadDraft draft, RecordFault fault)
    {
        if (Count == Issues.Length)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        draft.CopyTo(text, ends.AsSpan((Count * SlotCount) + 1, SlotCount));
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

        var from = source.Ends(row);
        var moved = text.Length - from[0];
        text.Append(source.Values(row));
        for (var slot = 1; slot <= SlotCount; slot++)
        {
            ends[(Count * SlotCount) + slot] = from[slot] + moved;
        }

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
        Count = 0;
    }

    /// <summary>A copy of just the size of its content, so that the batch itself can be filled anew.</summary>
    public LeadBatch ToCompact()
    {
        var copy = new LeadBatch(SlotCount, Count, text.Length) { Count = Count };
        copy.text.Append(text.Written);
        ends.AsSpan(0, copy.ends.Length).CopyTo(copy.ends);
        Issues.AsSpan(0, Count).CopyTo(copy.Issues);
        EmailStatus.AsSpan(0, Count).CopyTo(copy.EmailStatus);
        PhoneStatus.AsSpan(0, Count).CopyTo(copy.PhoneStatus);
        Signals.AsSpan(0, Count).CopyTo(copy.Signals);
        Faults.AsSpan(0, Count).CopyTo(copy.Faults);
        return copy;
    }
}
