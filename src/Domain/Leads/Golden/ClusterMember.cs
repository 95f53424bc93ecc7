using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Golden;

/// <summary>
/// A row of a cluster that is being merged: a copy of what is known of it in one run of bytes, for the rows of a cluster lie all over the table, and whoever merges thousands of
/// clusters would wait for memory at each.
/// </summary>
/// <param name="bytes">Memory that holds the row.</param>
/// <param name="start">Where it starts there.</param>
public readonly struct ClusterMember(byte[] bytes, int start)
{
    private readonly byte[] bytes = bytes;
    private readonly int start = start;

    internal LeadIssue Issues => (LeadIssue)Header.Issues;

    internal ValueStatus EmailStatus => Header.EmailStatus;

    internal ValueStatus PhoneStatus => Header.PhoneStatus;

    internal LeadSignals Signals => Header.Signals;

    /// <summary>The slots that have a value, see <see cref="LeadBatch.Present"/>.</summary>
    internal uint Present => Header.Present;

    /// <summary>When the row was changed as yyyyMMddHHmmss, parts that are not known as 0, so that a known date is newer than none.</summary>
    internal long Date => Header.Date;

    private ref readonly Head Header => ref Unsafe.As<byte, Head>(ref bytes[start]);

    internal ReadOnlySpan<byte> Value(LeadSlot slot)
    {
        ref readonly var header = ref Header;
        var from = header.Starts[(int)slot];
        return bytes.AsSpan(start + Unsafe.SizeOf<Head>() + from, header.Starts[(int)slot + 1] - from);
    }

    /// <summary>Appends a copy of a row, of which a member can be made.</summary>
    /// <param name="batch">The batch that holds the row.</param>
    /// <param name="row">0-based row within the batch.</param>
    /// <param name="output">Receives the bytes.</param>
    public static void Append(LeadBatch batch, int row, ByteArena output)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(output);
        var header = new Head
        {
            Issues = (ulong)batch.Issues[row],
            Date = Read(batch.Value(row, LeadSlot.RecordDate)),
            Present = batch.Present(row),
            Signals = batch.Signals[row],
            EmailStatus = batch.EmailStatus[row],
            PhoneStatus = batch.PhoneStatus[row],
        };
        var ends = batch.Ends(row);
        for (var slot = 0; slot < LeadSlots.FirstExtra; slot++)
        {
            header.Starts[slot + 1] = ends.IsEmpty ? header.Starts[slot] + batch.Value(row, slot).Length : ends[slot + 1];
        }

        output.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(in header)));
        output.Append(batch.Values(row)[..header.Starts[LeadSlots.FirstExtra]]);
    }

    private static long Read(ReadOnlySpan<byte> date)
    {
        var number = 0L;
        var digits = 0;
        foreach (var letter in date)
        {
            if (letter is >= (byte)'0' and <= (byte)'9' && digits < 14)
            {
                number = (number * 10) + (letter - '0');
                digits++;
            }
        }

        for (; digits is > 0 and < 14; digits++)
        {
            number *= 10;
        }

        return number;
    }

    // What stands before the values.
    private struct Head
    {
        public ulong Issues;
        public long Date;
        public uint Present;
        public LeadSignals Signals;
        public ValueStatus EmailStatus;
        public ValueStatus PhoneStatus;
        public SlotStarts Starts;
    }

    [InlineArray(LeadSlots.FirstExtra + 1)]
    private struct SlotStarts
    {
        private int first;
    }
}
