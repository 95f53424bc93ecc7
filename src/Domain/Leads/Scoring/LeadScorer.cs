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
        var signals = Email(batch, row, issues) | Phone(batch, row) | Address(batch, row, issues) | Identity(batch, row)
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

    private static ScoreSignals Email(LeadBatch batch, int row, LeadIssue issues)
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

        if (batch.EmailStatus[row] != ValueStatus.Invalid && !batch.Value(row, LeadSlot.Email2).IsEmpty)
        {
            signals |= ScoreSignals.SecondEmail;
        }

        // A company's own domain: the lead is who it says it is, at the company it names.
        if (batch.EmailStatus[row] == ValueStatus.Valid
            && (batch.Signals[row].Facts & LeadFacts.FreeMail) == 0
            && !batch.Value(row, LeadSlot.Company).IsEmpty)
        {
            signals |= ScoreSignals.BusinessEmail;
        }

        return signals;
    }

    private static ScoreSignals Phone(LeadBatch batch, int row)
    {
        var signals = batch.PhoneStatus[row] switch
        {
            ValueStatus.Valid => ScoreSignals.PhoneValid,
            ValueStatus.Invalid => ScoreSignals.PhoneInvalid,
            _ => ScoreSignals.None,
        };

        return batch.Value(row, LeadSlot.Phone2).IsEmpty ? signals : signals | ScoreSignals.SecondPhone;
    }

    private static ScoreSignals Address(LeadBatch batch, int row, LeadIssue issues)
    {
        var street = !batch.Value(row, LeadSlot.Street).IsEmpty;
        var postcode = !batch.Value(row, LeadSlot.Postcode).IsEmpty;
        var city = !batch.Value(row, LeadSlot.City).IsEmpty;
        var state = !batch.Value(row, LeadSlot.State).IsEmpty;
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

    private static ScoreSignals Identity(LeadBatch batch, int row)
    {
        var first = !batch.Value(row, LeadSlot.FirstName).IsEmpty;
        var last = !batch.Value(row, LeadSlot.LastName).IsEmpty;
        var signals = first && last ? ScoreSignals.PersonName
            : first || last ? ScoreSignals.NamePartial
            : ScoreSignals.None;
        if (!batch.Value(row, LeadSlot.Company).IsEmpty)
        {
            signals |= ScoreSignals.Company;
        }

        if (!batch.Value(row, LeadSlot.BirthDate).IsEmpty)
        {
            signals |= ScoreSignals.BirthDate;
        }

        return batch.Value(row, LeadSlot.Identifier).IsEmpty ? signals : signals | ScoreSignals.Identifier;
    }

    private static ScoreSignals Property(LeadSignals known)
    {
        var signals = ScoreSignals.None;
        if (known.Facts != LeadFacts.None)
        {
            foreach (var (fact, signal) in DirectFacts)
            {
                if ((known.Facts & fact) != 0)
                {
                    signals |= signal;
                }
            }
        }

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
}
