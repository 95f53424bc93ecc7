using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads;

/// <summary>
/// The normalised values of the one row being worked on, in any order. A worker keeps one draft and uses it again for every row.
/// </summary>
/// <param name="slotCount">Number of slots, the extra ones included: fewer than 64.</param>
public sealed class LeadDraft(int slotCount)
{
    private readonly ByteArena text = new(1024);

    // By slot, and one more, and as many more as whole vectors need.
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
    /// Copies where each value starts, and the last one ends, as numbers of two bytes, and behind them the values of all slots, one after the other: together they must not be longer than fits into such a
    /// number. Most values are short and copied as a whole vector, whose rest is overwritten by the next one or not counted.
    /// </summary>
    /// <param name="output">Takes them, with room for one vector behind the last.</param>
    /// <param name="filled">The fixed slots that have a value, a bit each.</param>
    /// <returns>Bytes of the values.</returns>
    internal int CopyTo(Span<byte> output, out uint filled)
    {
        // What is written of the numbers beyond the last one is overwritten by the values.
        var head = (slotCount + 1) * sizeof(ushort);
        ref var numbers = ref MemoryMarshal.GetReference(output);
        _ = output[head + Vector256<byte>.Count - 1];
        Unsafe.WriteUnaligned<ushort>(ref numbers, 0);
        var (end, present, isLong) = (Vector256<int>.Zero, 0UL, Vector256<int>.Zero);
        for (var first = 0; first < slotCount; first += Vector256<int>.Count)
        {
            var those = Vector256.Create<int>(lengths.AsSpan(first));
            present |= (ulong)Vector256.GreaterThan(those, Vector256<int>.Zero).ExtractMostSignificantBits() << first;
            isLong |= Vector256.GreaterThan(those, Vector256.Create(Vector256<byte>.Count));
            those += Vector256.Shuffle(those, Vector256.Create(-1, 0, 1, 2, 3, 4, 5, 6));
            those += Vector256.Shuffle(those, Vector256.Create(-1, -1, 0, 1, 2, 3, 4, 5));
            those += end + Vector256.Shuffle(those, Vector256.Create(-1, -1, -1, -1, 0, 1, 2, 3));
            end = Vector256.Shuffle(those, Vector256.Create(7));
            Vector128.Narrow(those.GetLower().AsUInt32(), those.GetUpper().AsUInt32()).AsByte().StoreUnsafe(ref numbers, (nuint)((first + 1) * sizeof(ushort)));
        }

        filled = (uint)present & ((1u << LeadSlots.FirstExtra) - 1);
        var total = end.ToScalar();
        text.Prepare(Vector256<byte>.Count);
        ref var from = ref MemoryMarshal.GetReference(text.Written);
        ref var to = ref Unsafe.Add(ref numbers, head);
        _ = output[head + total + Vector256<byte>.Count - 1];
        starts[slotCount] = 0;
        while (present != 0)
        {
            // Four at a time, which is asked for less often; beyond the last one, something is put behind it.
            for (var i = 0; i < 4; i++)
            {
                var slot = Math.Min(BitOperations.TrailingZeroCount(present), slotCount);
                present &= present - 1;
                Vector256.LoadUnsafe(ref from, (nuint)starts[slot]).StoreUnsafe(ref to, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref numbers, slot * sizeof(ushort))));
            }
        }

        if (isLong != Vector256<int>.Zero)
        {
            CopyLong(output[head..]);
        }

        return total;
    }

    private void CopyLong(Span<byte> output)
    {
        var end = 0;
        for (var slot = 0; slot < slotCount; slot++)
        {
            if (lengths[slot] > Vector256<byte>.Count)
            {
                this[slot].CopyTo(output[end..]);
            }

            end += lengths[slot];
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

    private static int Padded(int slots) => slots < 64
        ? (slots + Vector256<int>.Count) & ~(Vector256<int>.Count - 1)
        : throw new ArgumentOutOfRangeException(nameof(slots), slots, "More slots than a draft has bits for.");
}
