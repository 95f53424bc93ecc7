namespace Platform.Domain.Leads;

/// <summary>
/// What was noticed about a row's values, as flags. The name in snake case is the code in <c>lead_issues</c>; <c>docs/refined-file.md</c>
/// says what each means and what to do.
/// </summary>
[Flags]
public enum LeadIssue : ulong
{
    None = 0,
    NameMissing = 1UL << 0,

    /// <summary>A word that stands for no name: test, unknown, n/a.</summary>
    NamePlaceholder = 1UL << 1,

    /// <summary>Two people in one name; the first is kept.</summary>
    NameTwoPeople = 1UL << 2,

    /// <summary>A company stood where a person's name should be.</summary>
    NameIsCompany = 1UL << 3,
    EmailInvalid = 1UL << 4,

    /// <summary>The domain looks like a mistyped well-known one.</summary>
    EmailTypo = 1UL << 5,
    EmailDisposable = 1UL << 6,
    EmailRole = 1UL << 7,

    /// <summary>A domain reserved for examples, or a local part that nobody has.</summary>
    EmailPlaceholder = 1UL << 8,
    PhoneInvalid = 1UL << 9,
    PhoneWrongLength = 1UL << 10,
    PhoneUnknownAreaCode = 1UL << 11,

    /// <summary>Reserved for fiction (555-01xx), or all digits alike.</summary>
    PhoneFictional = 1UL << 12,
    PhoneExtensionRemoved = 1UL << 13,
    AddressMissing = 1UL << 14,
    AddressIncomplete = 1UL << 15,
    StreetUnrecognised = 1UL << 16,
    PoBox = 1UL << 17,
    StateUnknown = 1UL << 18,
    PostcodeInvalid = 1UL << 19,

    /// <summary>A leading zero that a spreadsheet took away was put back.</summary>
    PostcodeZeroRestored = 1UL << 20,

    /// <summary>The ZIP code belongs to another state.</summary>
    PostcodeStateMismatch = 1UL << 21,
    CountryUnknown = 1UL << 22,
    BirthDateInvalid = 1UL << 23,

    /// <summary>Neither an e-mail address nor a telephone number nor a postal address that can be used.</summary>
    NoContact = 1UL << 24,

    /// <summary>Nothing in the row at all.</summary>
    EmptyRow = 1UL << 25,

    /// <summary>The row may be the same as another one; the evidence does not settle it.</summary>
    UncertainMatch = 1UL << 26,
    DoNotCall = 1UL << 27,
    TooFewFields = 1UL << 28,
    TooManyFields = 1UL << 29,
    MalformedQuote = 1UL << 30,
    UnterminatedQuote = 1UL << 31,
    InvalidEncoding = 1UL << 32,
    RecordTooLong = 1UL << 33,

    /// <summary>Nothing by which the lead could be told apart from others: no identifier, and no name with a date or place beside it.</summary>
    NoIdentity = 1UL << 34,
}
