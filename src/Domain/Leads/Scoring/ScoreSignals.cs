namespace Platform.Domain.Leads.Scoring;

/// <summary>
/// What a lead's score is made of. A signal either holds for a lead or does not; <see cref="LeadScoreWeights"/> says how many points each
/// is worth and by which code it is named in <c>lead_reasons</c>.
/// </summary>
[Flags]
public enum ScoreSignals : ulong
{
    None = 0,

    // Reachability: can anyone get hold of the lead, and how.

    /// <summary>A well-formed e-mail address at a plausible domain.</summary>
    EmailValid = 1UL << 0,

    /// <summary>A role address or a disposable one.</summary>
    EmailRisky = 1UL << 1,

    /// <summary>Something stands in the e-mail column that is no address.</summary>
    EmailInvalid = 1UL << 2,

    /// <summary>The domain looks mistyped.</summary>
    EmailTypo = 1UL << 3,

    /// <summary>A second e-mail address.</summary>
    SecondEmail = 1UL << 4,

    /// <summary>A telephone number that can be dialled.</summary>
    PhoneValid = 1UL << 5,

    /// <summary>Something stands in the telephone column that cannot be dialled.</summary>
    PhoneInvalid = 1UL << 6,

    /// <summary>A second telephone number.</summary>
    SecondPhone = 1UL << 7,

    /// <summary>Street, and city with state or a postcode: a letter would arrive.</summary>
    AddressComplete = 1UL << 8,

    /// <summary>Some of an address, not enough for a letter.</summary>
    AddressPartial = 1UL << 9,

    /// <summary>The lead asked not to be called.</summary>
    DoNotCall = 1UL << 10,

    /// <summary>Neither e-mail nor telephone nor an address that can be used.</summary>
    NoContact = 1UL << 11,

    // Completeness: how much is known.

    /// <summary>First and last name.</summary>
    PersonName = 1UL << 12,

    /// <summary>Only one part of the name.</summary>
    NamePartial = 1UL << 13,
    Company = 1UL << 14,
    BirthDate = 1UL << 15,
    Identifier = 1UL << 16,

    // Consistency: do the values bear each other out.

    /// <summary>The name is in the e-mail address.</summary>
    NameMatchesEmail = 1UL << 17,

    /// <summary>A company, and an address that is not at a free-mail provider.</summary>
    BusinessEmail = 1UL << 18,

    /// <summary>The ZIP code belongs to another state.</summary>
    PostcodeMismatch = 1UL << 19,

    /// <summary>A name, an address or a number that stands for none (test, 555-0100).</summary>
    Placeholder = 1UL << 20,

    // Uniqueness.

    /// <summary>No other row of the file is this lead.</summary>
    OnlyRow = 1UL << 21,

    /// <summary>Other rows of the file are this lead too, and this one is kept.</summary>
    Confirmed = 1UL << 22,

    /// <summary>Another row of the same lead is kept.</summary>
    Duplicate = 1UL << 23,

    /// <summary>It is not settled whether another row is the same lead.</summary>
    UncertainMatch = 1UL << 24,

    // Motivation, where the file has the columns.
    AbsenteeOwner = 1UL << 25,
    OwnerOccupied = 1UL << 26,
    Vacant = 1UL << 27,

    /// <summary>Owned for 10 to 19 full years.</summary>
    OwnedTenYears = 1UL << 28,

    /// <summary>Owned for 20 full years or more.</summary>
    OwnedTwentyYears = 1UL << 29,

    /// <summary>Equity of 25 to 49 percent.</summary>
    EquitySome = 1UL << 30,

    /// <summary>Equity of 50 percent or more.</summary>
    EquityHigh = 1UL << 31,

    /// <summary>More is owed than the property is worth.</summary>
    EquityNegative = 1UL << 32,
    Foreclosure = 1UL << 33,
    TaxDelinquent = 1UL << 34,
    Bankruptcy = 1UL << 35,
    Lien = 1UL << 36,
    Probate = 1UL << 37,
    Divorce = 1UL << 38,
}
