namespace Platform.Domain.Leads.Scoring;

/// <summary>What the score of a row depends on beyond the row itself.</summary>
public enum ClusterPlace : byte
{
    /// <summary>The only row of its cluster.</summary>
    Alone,

    /// <summary>The row kept of several.</summary>
    Kept,

    /// <summary>Another row is kept.</summary>
    Duplicate,
}

/// <summary>Scores leads by <see cref="LeadScoreWeights"/>. Pure; may be used by several threads at once.</summary>
public sealed class LeadScorer(LeadScoreWeights weights)
{
    private const LeadIssue PlaceholderIssues = LeadIssue.NamePlaceholder | LeadIssue.EmailPlaceholder | LeadIssue.PhoneFictional;
    private const LeadIssue AddressDoubts = LeadIssue.AddressIncomplete | LeadIssue.PostcodeInvalid | LeadIssue.StateUnknown;

    // Facts that are signals by themselves.
    private static readonly (LeadFacts Fact, ScoreSignals Signal)[] DirectFacts =
    [
        (LeadFacts.AbsenteeOwner, ScoreSignals.AbsenteeOwner),
        (LeadFacts.OwnerOccupied, ScoreSignals.OwnerOccupied),
        (LeadFacts.Vacant, ScoreSignals.Vacant),
        (LeadFacts.Foreclosure, ScoreSignals.Foreclosure),
        (LeadFacts.TaxDelinquent, ScoreSignals.TaxDelinquent),
        (LeadFacts.Bankruptcy, ScoreSignals.Bankruptcy),
        (LeadFacts.Lien, ScoreSignals.Lien),
        (LeadFacts.Probate, ScoreSignals.Probate),
        (LeadFacts.Divorce, ScoreSignals.Divorce),
        (LeadFacts.DoNotCall, ScoreSignals.DoNotCall),
        (LeadFacts.NameMatchesEmail, ScoreSignals.NameMatchesEmail),
    ];

    // The signals of every value of the lower and of the upper byte of the facts.
    private static readonly ScoreSignals[] SignalsOfFacts = [.. Enumerable.Range(0, 512).Select(OfFacts)];

    /// <summary>The weights the scores are made with.</summary>
    public LeadScoreWeights Weights { get; } = weights;

    /// <summary>Scores one row.</summary>
    /// <param name="batch">The batch that holds the row.</param>
    /// <param name="row">0-based row within the batch.</param>
    /// <param name="place">Its place in its cluster.</param>
    /// <param name="uncertainMatch">Whether it is not settled that another row is the same lead.</param>
    public LeadScore Score(LeadBatch batch, int row, ClusterPlace place, bool uncertainMatch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var issues = batch.Issues[row];
        var present = batch.Present(row);
        var signals = Email(batch, row, present, issues) | Phone(batch.PhoneStatus[row], present) | Address(present, issues) | Identity(present)
            | Property(batch.Signals[row]);

        if ((issues & LeadIssue.NoContact) != 0)
        {
            signals |= ScoreSignals.NoContact;
        }

        if ((issues & LeadIssue.DoNotCall) != 0)
        {
            signals |= ScoreSignals.DoNotCall;
        }

        if ((issues & PlaceholderIssues) != 0)
        {
            signals |= ScoreSignals.Placeholder;
        }

        signals |= place switch
        {
            ClusterPlace.Alone => ScoreSignals.OnlyRow,
            ClusterPlace.Kept => ScoreSignals.Confirmed,
            _ => ScoreSignals.Duplicate,
        };

        if (uncertainMatch)
        {
            signals |= ScoreSignals.UncertainMatch;
        }

        return new LeadScore((short)Weights.Sum(signals), signals);
    }

    private static ScoreSignals Email(LeadBatch batch, int row, uint present, LeadIssue issues)
    {
        var signals = batch.EmailStatus[row] switch
        {
            ValueStatus.Valid => ScoreSignals.EmailValid,
            ValueStatus.Risky => ScoreSignals.EmailRisky,
            ValueStatus.Invalid => ScoreSignals.EmailInvalid,
            _ => ScoreSignals.None,
        };

        if ((issues & LeadIssue.EmailTypo) != 0)
        {
            signals |= ScoreSignals.EmailTypo;
        }

        if (batch.EmailStatus[row] != ValueStatus.Invalid && present.Has(LeadSlot.Email2))
        {
            signals |= ScoreSignals.SecondEmail;
        }

        // A company's own domain: the lead is who it says it is, at the company it names.
        if (batch.EmailStatus[row] == ValueStatus.Valid
            && (batch.Signals[row].Facts & LeadFacts.FreeMail) == 0
            && present.Has(LeadSlot.Company))
        {
            signals |= ScoreSignals.BusinessEmail;
        }

        return signals;
    }

    private static ScoreSignals Phone(ValueStatus status, uint present)
    {
        var signals = status switch
        {
            ValueStatus.Valid => ScoreSignals.PhoneValid,
            ValueStatus.Invalid => ScoreSignals.PhoneInvalid,
            _ => ScoreSignals.None,
        };

        return present.Has(LeadSlot.Phone2) ? signals | ScoreSignals.SecondPhone : signals;
    }

    private static ScoreSignals Address(uint present, LeadIssue issues)
    {
        var street = present.Has(LeadSlot.Street);
        var postcode = present.Has(LeadSlot.Postcode);
        var city = present.Has(LeadSlot.City);
        var state = present.Has(LeadSlot.State);
        var signals = ScoreSignals.None;
        if (street && (postcode || (city && state)) && (issues & AddressDoubts) == 0)
        {
            signals = ScoreSignals.AddressComplete;
        }
        else if (street || postcode || city)
        {
            signals = ScoreSignals.AddressPartial;
        }

        return (issues & LeadIssue.PostcodeStateMismatch) == 0 ? signals : signals | ScoreSignals.PostcodeMismatch;
    }

    private static ScoreSignals Identity(uint present)
    {
        var first = present.Has(LeadSlot.FirstName);
        var last = present.Has(LeadSlot.LastName);
        var signals = first && last ? ScoreSignals.PersonName
            : first || last ? ScoreSignals.NamePartial
            : ScoreSignals.None;
        if (present.Has(LeadSlot.Company))
        {
            signals |= ScoreSignals.Company;
        }

        if (present.Has(LeadSlot.BirthDate))
        {
            signals |= ScoreSignals.BirthDate;
        }

        return present.Has(LeadSlot.Identifier) ? signals | ScoreSignals.Identifier : signals;
    }

    private static ScoreSignals Property(LeadSignals known)
    {
        var signals = SignalsOfFacts[(int)known.Facts & 255] | SignalsOfFacts[256 + ((int)known.Facts >> 8)];
        if (known.YearsOwned != LeadSignals.Unknown)
        {
            signals |= known.YearsOwned switch
            {
                >= 20 => ScoreSignals.OwnedTwentyYears,
                >= 10 => ScoreSignals.OwnedTenYears,
                _ => ScoreSignals.None,
            };
        }

        if (known.EquityPercent != LeadSignals.Unknown)
        {
            signals |= known.EquityPercent switch
            {
                >= 50 => ScoreSignals.EquityHigh,
                >= 25 => ScoreSignals.EquitySome,
                < 0 => ScoreSignals.EquityNegative,
                _ => ScoreSignals.None,
            };
        }

        return signals;
    }

    private static ScoreSignals OfFacts(int index)
    {
        var facts = (LeadFacts)(index < 256 ? index : (index - 256) << 8);
        return DirectFacts.Aggregate(ScoreSignals.None, (signals, direct) => (facts & direct.Fact) != 0 ? signals | direct.Signal : signals);
    }
}
