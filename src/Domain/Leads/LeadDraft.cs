using System.Numerics;
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

    // By slot, and as many more as whole vectors need.
    private readonly int[] starts = new int[Padded(slotCount)];
    private readonly int[] lengths = new int[Padded(slotCount)];

    /// <summary>Number of slots, the extra ones included.</summary>
    public int SlotCount => slotCount;

    /// <summary>Bytes of all values.</summary>
    internal int Length
    {
        get
        {
            var sums = Vector256<int>.Zero;
            for (var first = 0; first < lengths.Length; first += Vector256<int>.Count)
            {
                sums += Vector256.Create<int>(lengths.AsSpan(first));
            }

            return Vector256.Sum(sums);
        }
    }

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
        get => text.Slice(starts[slot], lengths[slot]);
    }

    /// <inheritdoc cref="this[int]"/>
    public ReadOnlySpan<byte> this[LeadSlot slot] => this[(int)slot];

    /// <summary>Whether the slot has a value.</summary>
    public bool Has(LeadSlot slot) => lengths[(int)slot] != 0;

    /// <summary>Makes all that was appended to <see cref="Text"/> since <paramref name="start"/> the value of the slot.</summary>
    public void Keep(int slot, int start) => (starts[slot], lengths[slot]) = (start, text.Length - start);

    /// <summary>Makes what was appended to <see cref="Text"/> between two of its lengths the value of the slot.</summary>
    public void Keep(LeadSlot slot, int start, int end) => (starts[(int)slot], lengths[(int)slot]) = (start, end - start);

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
    public void Remove(LeadSlot slot) => lengths[(int)slot] = 0;

    /// <summary>Makes the value of one slot the value of another and empties the first.</summary>
    public void Move(LeadSlot from, LeadSlot to)
    {
        (starts[(int)to], lengths[(int)to]) = (starts[(int)from], lengths[(int)from]);
        lengths[(int)from] = 0;
    }

    /// <summary>
    /// Copies the values of all slots, one after the other, and says where each of them starts, and the last one ends: together they must not be longer than fits into those numbers. Most values are short and
    /// copied as a whole vector, whose rest is overwritten by the next one or not counted: there must be room for one vector behind the last.
    /// </summary>
    internal void CopyTo(Span<byte> output, Span<ushort> ends)
    {
        var end = 0;
        ends = ends[..(slotCount + 1)];
        for (var slot = 0; slot < slotCount; slot++)
        {
            ends[slot] = (ushort)end;
            end += lengths[slot];
        }

        ends[slotCount] = (ushort)end;
        text.Prepare(Vector256<byte>.Count);
        ref var from = ref MemoryMarshal.GetReference(text.Written);
        ref var to = ref MemoryMarshal.GetReference(output);
        _ = output[end + Vector256<byte>.Count - 1];
        for (var first = 0; first < lengths.Length; first += Vector256<int>.Count)
        {
            var empty = Vector256.Equals(Vector256.Create<int>(lengths.AsSpan(first)), Vector256<int>.Zero).ExtractMostSignificantBits();
            for (var rest = empty ^ 0xFF; rest != 0; rest &= rest - 1)
            {
                var slot = first + BitOperations.TrailingZeroCount(rest);
                var start = starts[slot];
                Vector256.LoadUnsafe(ref from, (nuint)start).StoreUnsafe(ref to, (nuint)ends[slot]);
                if (lengths[slot] > Vector256<byte>.Count)
                {
                    text.Slice(start, lengths[slot]).CopyTo(output[ends[slot]..]);
                }
            }
        }
    }

    /// <summary>Forgets the row.</summary>
    public void Clear()
    {
        text.Clear();
        Array.Clear(lengths);
        Issues = LeadIssue.None;
        EmailStatus = ValueStatus.Missing;
        PhoneStatus = ValueStatus.Missing;
        Signals = LeadSignals.None;
    }

    private static int Padded(int slots) => (slots + Vector256<int>.Count - 1) & ~(Vector256<int>.Count - 1);
}
