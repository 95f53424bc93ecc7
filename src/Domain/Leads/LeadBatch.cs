using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads;

/// <summary>
/// The normalised values of up to <see cref="Size"/> consecutive rows of a lead file, and where their raw text stands in the file.
/// Filled by one thread, then read by many. Raw text itself is not kept.
/// </summary>
/// <param name="slotCount">Slots that a row has.</param>
/// <param name="capacity">Rows that it has room for.</param>
public sealed class LeadBatch(int slotCount, int capacity = LeadBatch.Size)
{
    /// <summary>Rows in a full batch, a power of two: row <c>r</c> of the file is row <c>r &amp; (Size - 1)</c> of batch <c>r / Size</c>.</summary>
    public const int Size = 8192;

    /// <summary>log2 of <see cref="Size"/>.</summary>
    public const int SizeBits = 13;

    private readonly ByteArena text = new(capacity * 64);
    private readonly int[] ends = new int[(capacity * slotCount) + 1];

    /// <summary>Rows in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Number of slots a row has.</summary>
    public int SlotCount { get; } = slotCount;

    public LeadIssue[] Issues { get; } = new LeadIssue[capacity];

    public ValueStatus[] EmailStatus { get; } = new ValueStatus[capacity];

    public ValueStatus[] PhoneStatus { get; } = new ValueStatus[capacity];

    public LeadSignals[] Signals { get; } = new LeadSignals[capacity];

    /// <summary>Why a record could not be read; a row with a fault has only what could be read of it.</summary>
    public RecordFault[] Faults { get; } = new RecordFault[capacity];

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

        var index = Count * SlotCount;
        for (var slot = 0; slot < SlotCount; slot++)
        {
            text.Append(draft[slot]);
            ends[index + slot + 1] = text.Length;
        }

        Issues[Count] = draft.Issues;
        EmailStatus[Count] = draft.EmailStatus;
        PhoneStatus[Count] = draft.PhoneStatus;
        Signals[Count] = draft.Signals;
        Faults[Count] = fault;
        Count++;
    }

    /// <summary>Forgets all rows and keeps the memory for reuse.</summary>
    public void Clear()
    {
        text.Clear();
        Count = 0;
    }

    /// <summary>Gives back memory that a batch which is complete does not need.</summary>
    public void Seal() => text.Trim();
}
