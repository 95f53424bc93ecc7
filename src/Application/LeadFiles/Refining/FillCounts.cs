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
    private readonly int[] columns;
    private readonly uint[] fieldsOfColumn;
    private readonly long[] counts = new long[FilledField.All.Length];

    public FillCounts(IReadOnlyList<ColumnMapping> mapping)
    {
        var used = new List<(int Column, uint Fields)>();
        foreach (var column in mapping)
        {
            var fields = 0u;
            for (var field = 0; field < FilledField.All.Length; field++)
            {
                if (column.Field != LeadField.None && FilledField.All[field].Sources.Contains(column.Field))
                {
                    fields |= 1u << field;
                }
            }

            if (fields != 0)
            {
                used.Add((column.Column, fields));
            }
        }

        columns = [.. used.Select(item => item.Column)];
        fieldsOfColumn = [.. used.Select(item => item.Fields)];
    }

    /// <summary>Records with something in a column of the field, by field.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>Counts one record.</summary>
    public void Add(IRecordCells cells)
    {
        var filled = 0u;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!cells[columns[i]].IsEmpty)
            {
                filled |= fieldsOfColumn[i];
            }
        }

        for (; filled != 0; filled &= filled - 1)
        {
            counts[int.TrailingZeroCount((int)filled)]++;
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
