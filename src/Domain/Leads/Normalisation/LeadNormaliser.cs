using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Turns the raw cells of a record into normalised values, as planned once from the mapping. One instance a thread: it holds scratch
/// memory, and allocates nothing per record.
/// </summary>
/// <param name="mapping">What each column of the file is.</param>
/// <param name="extras">Columns kept for matching beyond the fixed slots, in the order of their slots.</param>
/// <param name="options">What is known beyond the file.</param>
public sealed class LeadNormaliser(IReadOnlyList<ColumnMapping> mapping, IReadOnlyList<ExtraSlot> extras, NormalisationOptions options)
{
    private readonly string defaultCountry = options.DefaultCountry;

    /// <summary>Fills a cleared draft from one record. Whatever the bytes are, it does not throw.</summary>
    /// <param name="cells">The record.</param>
    /// <param name="draft">Cleared, with at least <see cref="LeadSlots.FirstExtra"/> plus the number of extras slots.</param>
    public void Normalise(IRecordCells cells, LeadDraft draft)
    {
        foreach (var column in mapping)
        {
            LeadSlot? slot = column.Field switch
            {
                LeadField.FirstName => LeadSlot.FirstName,
                LeadField.LastName => LeadSlot.LastName,
                LeadField.Company => LeadSlot.Company,
                LeadField.Email => LeadSlot.Email,
                LeadField.Phone => LeadSlot.Phone,
                LeadField.Street => LeadSlot.Street,
                LeadField.City => LeadSlot.City,
                LeadField.State => LeadSlot.State,
                LeadField.Postcode => LeadSlot.Postcode,
                _ => null,
            };
            if (slot is { } known && !draft.Has(known))
            {
                draft.Set(known, cells[column.Column]);
            }
        }

        for (var i = 0; i < extras.Count; i++)
        {
            var start = draft.Text.Length;
            draft.Text.Append(cells[extras[i].Column]);
            draft.Keep(LeadSlots.FirstExtra + i, start);
        }

        if (defaultCountry == "US" && draft.Has(LeadSlot.State))
        {
            draft.Set(LeadSlot.Country, "US"u8);
        }
    }
}
