namespace Platform.Domain.Leads.Scoring;

/// <summary>The coarse grade of a score.</summary>
public enum LeadBand : byte
{
    /// <summary>700 and more: reachable in several ways, complete, consistent.</summary>
    A,

    /// <summary>500 to 699: reachable, something is missing.</summary>
    B,

    /// <summary>300 to 499: hard to reach, or one of several rows of the same lead.</summary>
    C,

    /// <summary>Below 300: little to work with.</summary>
    D,
}

/// <summary>A lead's score and what it is made of.</summary>
/// <param name="Value">0 to 1,000.</param>
/// <param name="Signals">The signals that hold.</param>
public readonly record struct LeadScore(short Value, ScoreSignals Signals)
{
    /// <summary>The score of a row that is rejected: nothing was looked at.</summary>
    public static LeadScore Rejected { get; }

    public LeadBand Band => BandOf(Value);

    /// <summary>The band of a score.</summary>
    public static LeadBand BandOf(int value) => value switch
    {
        >= 700 => LeadBand.A,
        >= 500 => LeadBand.B,
        >= 300 => LeadBand.C,
        _ => LeadBand.D,
    };
}
