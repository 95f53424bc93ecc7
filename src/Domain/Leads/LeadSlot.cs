namespace Platform.Domain.Leads;

/// <summary>
/// The normalised values kept for every lead, in their order in <see cref="LeadBatch"/>. Columns used for matching beyond these
/// follow as extra slots from <see cref="LeadSlots.FirstExtra"/> on.
/// </summary>
public enum LeadSlot : byte
{
    FirstName,
    MiddleName,
    LastName,
    NameSuffix,
    Company,
    Email,
    EmailSuggestion,

    /// <summary>A second e-mail address, or, where there is no usable one at all, a mistyped one as it stands; used for matching only.</summary>
    Email2,

    /// <summary>E.164.</summary>
    Phone,

    /// <summary>Further numbers (E.164); used for matching only.</summary>
    Phone2,
    Phone3,

    /// <summary>House number and street in USPS form, without the unit.</summary>
    Street,
    Unit,
    City,

    /// <summary>Two-letter code in the United States and Canada, otherwise as given.</summary>
    State,

    /// <summary>Five digits, or ZIP+4, in the United States; otherwise as given.</summary>
    Postcode,

    /// <summary>ISO 3166-1 alpha-2.</summary>
    Country,

    /// <summary>Street of the mailing address where it differs from the property's; used for matching only.</summary>
    MailingStreet,
    MailingPostcode,

    /// <summary>yyyy-MM-dd, or as much of it as is known.</summary>
    BirthDate,
    Identifier,

    /// <summary>When the record was last changed (or created), yyyy-MM-ddTHH:mm:ss; decides which value is the newest.</summary>
    RecordDate,
}

/// <summary>Counts over <see cref="LeadSlot"/>.</summary>
public static class LeadSlots
{
    /// <summary>Index of the first extra slot, and number of the fixed ones.</summary>
    public const int FirstExtra = (int)LeadSlot.RecordDate + 1;

    /// <summary>Whether a slot is among those of <see cref="LeadBatch.Present"/>.</summary>
    public static bool Has(this uint present, LeadSlot slot) => (present >> (int)slot & 1) != 0;
}
