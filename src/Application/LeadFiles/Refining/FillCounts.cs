using System.Runtime.Intrinsics;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>A value of the refined file, and what in the input it is made of.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Slot">Where its normalised value is.</param>
/// <param name="Sources">Columns of which any can give it.</param>
internal sealed record FilledField(string Name, LeadSlot Slot, LeadField[] Sources)
{
    /// <summary>The fields whose fill rates are reported.</summary>
    public static FilledField[] All { get; } =
    [
        new("first_name", LeadSlot.FirstName, [LeadField.FirstName, LeadField.FullName]),
        new("last_name", LeadSlot.LastName, [LeadField.LastName, LeadField.FullName]),
        new("company", LeadSlot.Company, [LeadField.Company]),
        new("email", LeadSlot.Email, [LeadField.Email]),
        new("phone", LeadSlot.Phone, [LeadField.Phone]),
        new("street", LeadSlot.Street, [LeadField.Street, LeadField.FullAddress]),
        new("unit", LeadSlot.Unit, [LeadField.Unit]),
        new("city", LeadSlot.City, [LeadField.City, LeadField.FullAddress]),
        new("state", LeadSlot.State, [LeadField.State, LeadField.FullAddress]),
        new("postcode", LeadSlot.Postcode, [LeadField.Postcode, LeadField.FullAddress]),
        new("country", LeadSlot.Country, [LeadField.Country]),
        new("birth_date", LeadSlot.BirthDate, [LeadField.BirthDate]),
        new("identifier", LeadSlot.Identifier, [LeadField.Identifier]),
    ];
}

/// <summary>Counts in how many records each of <see cref="FilledField.All"/> has something in the input. One instance a thread.</summary>
internal sealed class FillCounts
{
    /// <summary>Numbers of as many fields as fill whole vectors.</summary>
    private static readonly int Size = (FilledField.All.Length + Vector256<ulong>.Count - 1) & ~(Vector256<ulong>.Count - 1);

    /// <summary>By field: the columns that can give it, a bit each. None where one of them has no bit.</summary>
    private readonly ulong[] bits = new ulong[Size];

    /// <summary>Fields of columns without a bit, which few files have.</summary>
    private readonly (int[] Columns, int Field)[] others;

    private readonly long[] counts = new long[Size];

    public FillCounts(IReadOnlyList<ColumnMapping> mapping)
    {
        var fields = FilledField.All
            .Select((field, i) => (Columns: mapping.Where(column => field.Sources.Contains(column.Field)).Select(column => column.Column).ToArray(), Field: i))
            .ToList();
        others = [.. fields.Where(field => field.Columns.Any(column => column >= CellFacts.Columns))];
        foreach (var (columns, field) in fields.Except(others))
        {
            bits[field] = columns.Aggregate(0UL, (all, column) => all | (1UL << column));
        }
    }

    /// <summary>Records with something in a column of the field, by field.</summary>
    public IReadOnlyList<long> Counts => new ArraySegment<long>(counts, 0, FilledField.All.Length);

    /// <summary>Counts one record.</summary>
    public void Add(in RecordView cells)
    {
        var occupied = Vector256.Create(cells.Occupied);
        for (var field = 0; field < counts.Length; field += Vector256<long>.Count)
        {
            // What is equal is all ones, which is -1.
            var to = counts.AsSpan(field);
            var isEmpty = Vector256.Equals(occupied & Vector256.Create<ulong>(bits.AsSpan(field)), Vector256<ulong>.Zero);
            (Vector256.Create<long>(to) + Vector256<long>.One + isEmpty.AsInt64()).CopyTo(to);
        }

        foreach (var (columns, field) in others)
        {
            foreach (var column in columns)
            {
                if (cells.Length(column) != 0)
                {
                    counts[field]++;
                    break;
                }
            }
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(FillCounts other)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }
    }
}
