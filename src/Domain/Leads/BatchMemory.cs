using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads;

/// <summary>
/// Memory in which one thread fills batches one after the other, where they stay: to copy a batch to where it has just the room that it needs costs as much as to fill it.
/// </summary>
/// <remarks>Large pieces, of which many batches have a part each, so that the system can give them in large pages.</remarks>
public sealed class BatchMemory
{
    // A little less than a power of two, for the heap's own needs.
    private const int Piece = (16 << 20) - (64 << 10);

    private byte[] memory = [];
    private int used;

    /// <summary>How many bytes the values of the batch before took for each byte of its text, and a little more.</summary>
    private double share = 1;

    /// <summary>Makes an empty batch, in the memory behind the one before.</summary>
    /// <param name="slotCount">Slots that a row has.</param>
    /// <param name="rows">Rows that it has room for.</param>
    /// <param name="textBytes">Bytes of the text that its values are made of.</param>
    /// <param name="textLeft">Bytes of all the text that is left, this one included.</param>
    public LeadBatch Open(int slotCount, int rows, long textBytes, long textLeft)
    {
        var heads = (long)rows * LeadBatch.Head(slotCount);
        var expected = (int)Math.Min(heads + (textBytes * share) + Vector256<byte>.Count, Array.MaxLength / 2);
        if (memory.Length - used < expected)
        {
            var all = textLeft * (share + ((double)heads / Math.Max(textBytes, 1)));
            memory = GC.AllocateUninitializedArray<byte>((int)Math.Max(expected, Math.Min(Piece, all)));
            LargePages.AskFor(memory);
            used = 0;
        }

        return new LeadBatch(slotCount, rows, memory, used);
    }

    /// <summary>Takes the memory back that a batch does not need, which must be the one opened last and is full.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="textBytes">Bytes of the text that its values were made of.</param>
    public void Close(LeadBatch batch, long textBytes)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var heads = (long)batch.Count * LeadBatch.Head(batch.SlotCount);
        share = Math.Min((batch.Length - heads + 4096) * 1.02 / Math.Max(textBytes, 1), 1);
        var (where, end) = batch.Used;
        used = where == memory ? end : used;
    }
}
