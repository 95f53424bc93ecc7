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
    /// <summary>Columns of fields that one column can give, and their fields: most of all.</summary>
    private readonly (int Column, int Field)[] single;

    /// <summary>Fields that several columns can give.</summary>
    private readonly (int[] Columns, int Field)[] several;

    private readonly long[] counts = new long[FilledField.All.Length];

    public FillCounts(IReadOnlyList<ColumnMapping> mapping)
    {
        var fields = FilledField.All
            .Select((field, i) => (Columns: mapping.Where(column => field.Sources.Contains(column.Field)).Select(column => column.Column).ToArray(), Field: i))
            .ToList();
        single = [.. fields.Where(field => field.Columns.Length == 1).Select(field => (field.Columns[0], field.Field))];
        several = [.. fields.Where(field => field.Columns.Length > 1)];
    }

    /// <summary>Records with something in a column of the field, by field.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>Counts one record.</summary>
    public void Add(in RecordView cells)
    {
        var to = counts;
        foreach (var (column, field) in single)
        {
            to[field] += Math.Min(cells.Length(column), 1);
        }

        foreach (var (columns, field) in several)
        {
            var longest = 0;
            foreach (var column in columns)
            {
                longest = Math.Max(longest, cells.Length(column));
            }

            to[field] += Math.Min(longest, 1);
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
