using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads;

/// <summary>
/// The normalised values of the one row being worked on, in any order. A worker keeps one draft and uses it again for every row.
/// </summary>
public sealed class LeadDraft(int slotCount)
{
    private readonly ByteArena text = new(1024);
    private readonly (int Start, int Length)[] values = new (int, int)[slotCount];

    /// <summary>Number of slots, the extra ones included.</summary>
    public int SlotCount => values.Length;

    /// <summary>What was noticed about the row.</summary>
    public LeadIssue Issues { get; set; }

    public ValueStatus EmailStatus { get; set; }

    public ValueStatus PhoneStatus { get; set; }

    /// <summary>Facts for scoring.</summary>
    public LeadSignals Signals { get; set; }

    /// <summary>
    /// Where a normaliser writes: note <see cref="ByteArena.Length"/>, append, then call <see cref="Keep"/> with the noted length.
    /// </summary>
    public ByteArena Text => text;

    /// <summary>The value of a slot, empty when there is none; valid until the next append to <see cref="Text"/>.</summary>
    public ReadOnlySpan<byte> this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => text.Slice(values[slot].Start, values[slot].Length);
    }

    /// <inheritdoc cref="this[int]"/>
    public ReadOnlySpan<byte> this[LeadSlot slot] => this[(int)slot];

    /// <summary>Whether the slot has a value.</summary>
    public bool Has(LeadSlot slot) => values[(int)slot].Length != 0;

    /// <summary>Makes all that was appended to <see cref="Text"/> since <paramref name="start"/> the value of the slot.</summary>
    public void Keep(int slot, int start) => values[slot] = (start, text.Length - start);

    /// <summary>Makes what was appended to <see cref="Text"/> between two of its lengths the value of the slot.</summary>
    public void Keep(LeadSlot slot, int start, int end) => values[(int)slot] = (start, end - start);

    /// <inheritdoc cref="Keep(int, int)"/>
    public void Keep(LeadSlot slot, int start) => Keep((int)slot, start);

    /// <summary>Copies a value (not one of this draft) into the slot.</summary>
    public void Set(LeadSlot slot, ReadOnlySpan<byte> value)
    {
        var start = text.Length;
        text.Append(value);
        Keep((int)slot, start);
    }

    /// <summary>Empties the slot.</summary>
    public void Remove(LeadSlot slot) => values[(int)slot] = default;

    /// <summary>Makes the value of one slot the value of another and empties the first.</summary>
    public void Move(LeadSlot from, LeadSlot to)
    {
        values[(int)to] = values[(int)from];
        values[(int)from] = default;
    }

    /// <summary>
    /// Appends the values of all slots to an arena and says where each of them starts, and the last one ends, counted from the first. Appends nothing when that is more than
    /// fits into the numbers.
    /// </summary>
    internal bool TryCopyTo(ByteArena output, Span<ushort> ends)
    {
        if (TryCopyShort(output, ends))
        {
            return true;
        }

        var room = 0;
        foreach (var (_, length) in values)
        {
            room += length;
        }

        if (room > ushort.MaxValue)
        {
            return false;
        }

        var end = 0;
        for (var slot = 0; slot < values.Length; slot++)
        {
            ends[slot] = (ushort)end;
            output.Append(this[slot]);
            end += values[slot].Length;
        }

        ends[values.Length] = (ushort)end;
        return true;
    }

    /// <summary>
    /// The same for values of at most 32 bytes, which are copied as whole vectors: what lies behind a value is overwritten or not counted. Empty ones are copied as well, for
    /// which of them are empty is different in every row, and a processor that guesses at branches does not like that.
    /// </summary>
    private bool TryCopyShort(ByteArena output, Span<ushort> ends)
    {
        var slots = values;
        text.Prepare(Vector256<byte>.Count);
        ref var from = ref MemoryMarshal.GetReference(text.Written);
        var before = output.Length;
        ref var to = ref MemoryMarshal.GetReference(output.Extend((slots.Length + 1) * Vector256<byte>.Count));
        ends = ends[..(slots.Length + 1)];
        var (end, isShort) = (0, true);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            ends[slot] = (ushort)end;
            var (start, length) = slots[slot];
            Vector256.LoadUnsafe(ref from, (nuint)start).StoreUnsafe(ref to, (nuint)end);
            isShort &= length <= Vector256<byte>.Count;
            end += Math.Min(length, Vector256<byte>.Count);
        }

        ends[slots.Length] = (ushort)end;
        output.Truncate(isShort ? before + end : before);
        return isShort;
    }

    /// <summary>Forgets the row.</summary>
    public void Clear()
    {
        text.Clear();
        Array.Clear(values);
        Issues = LeadIssue.None;
        EmailStatus = ValueStatus.Missing;
        PhoneStatus = ValueStatus.Missing;
        Signals = LeadSignals.None;
    }
}
