namespace Platform.Domain.Leads;

/// <summary>Yes-or-no facts about a lead that its score uses.</summary>
[Flags]
public enum LeadFacts : ushort
{
    None = 0,
    FreeMail = 1 << 0,
    AbsenteeOwner = 1 << 1,
    OwnerOccupied = 1 << 2,
    Vacant = 1 << 3,
    Foreclosure = 1 << 4,
    TaxDelinquent = 1 << 5,
    Bankruptcy = 1 << 6,
    Lien = 1 << 7,
    Probate = 1 << 8,
    Divorce = 1 << 9,
    DoNotCall = 1 << 10,
    NameMatchesEmail = 1 << 11,

    /// <summary>The outcome column says won, converted or the like.</summary>
    OutcomeWon = 1 << 12,

    /// <summary>The outcome column says lost or the like.</summary>
    OutcomeLost = 1 << 13,
}

/// <summary>What scoring knows about a lead beyond its normalised values.</summary>
/// <param name="Facts">Yes-or-no facts.</param>
/// <param name="YearsOwned">Full years since the property was bought; <see cref="Unknown"/> when not known.</param>
/// <param name="EquityPercent">Equity in percent of the value, -100 to 100; <see cref="Unknown"/> when not known.</param>
public readonly record struct LeadSignals(LeadFacts Facts, short YearsOwned, short EquityPercent)
{
    /// <summary>The value of a number that the file does not tell.</summary>
    public const short Unknown = short.MinValue;

    /// <summary>Nothing known.</summary>
    public static LeadSignals None { get; } = new(LeadFacts.None, Unknown, Unknown);
}
