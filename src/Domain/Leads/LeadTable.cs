using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads;

/// <summary>What kind of values an extra slot holds, which decides how two of them are compared.</summary>
public enum ExtraKind : byte
{
    /// <summary>Words; small differences are typing errors.</summary>
    Text,

    /// <summary>A date in the form yyyy-MM-dd.</summary>
    Date,

    /// <summary>A code or number that is right or wrong as a whole, but for typing errors.</summary>
    Code,

    /// <summary>A value out of a few.</summary>
    Category,
}

/// <summary>A column used for matching beyond the fixed slots.</summary>
/// <param name="Name">The column's header.</param>
/// <param name="Column">0-based column of the file.</param>
/// <param name="Kind">What its values are.</param>
public sealed record ExtraSlot(string Name, int Column, ExtraKind Kind);

/// <summary>All normalised rows of a lead file, in the order of the file.</summary>
public sealed class LeadTable(IReadOnlyList<ExtraSlot> extras)
{
    private readonly List<LeadBatch> batches = [];

    /// <summary>Rows in the table.</summary>
    public int Count { get; private set; }

    /// <summary>The extra slots; extra <c>i</c> is slot <see cref="LeadSlots.FirstExtra"/> + <c>i</c>.</summary>
    public IReadOnlyList<ExtraSlot> Extras { get; } = extras;

    /// <summary>Number of slots a row has.</summary>
    public int SlotCount => LeadSlots.FirstExtra + Extras.Count;

    public IReadOnlyList<LeadBatch> Batches => batches;

    /// <summary>Appends a batch; every batch but the last must be full.</summary>
    /// <exception cref="InvalidOperationException">The batch before is not full.</exception>
    public void Add(LeadBatch batch)
    {
        if (Count != batches.Count * LeadBatch.Size)
        {
            throw new InvalidOperationException("Only the last batch of a table may have fewer rows than fit.");
        }

        batches.Add(batch);
        Count = checked(Count + batch.Count);
    }

    /// <summary>The value of a row (0-based), empty when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, int slot) => batches[row >> LeadBatch.SizeBits].Value(row & (LeadBatch.Size - 1), slot);

    /// <inheritdoc cref="Value(int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Value(int row, LeadSlot slot) => Value(row, (int)slot);

    /// <summary>Asks for where the values of a row are, which will soon be read.</summary>
    internal void PrefetchPlaces(int row) => batches[row >> LeadBatch.SizeBits].Prefetch(row & (LeadBatch.Size - 1));

    /// <summary>Asks for the values of a row, some time after <see cref="PrefetchPlaces"/>.</summary>
    internal void PrefetchText(int row) => batches[row >> LeadBatch.SizeBits].PrefetchText(row & (LeadBatch.Size - 1));

    /// <summary>Why the record of a row could not be read.</summary>
    public RecordFault Fault(int row) => batches[row >> LeadBatch.SizeBits].Faults[row & (LeadBatch.Size - 1)];
}
