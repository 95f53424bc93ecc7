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

/// <summary>Finds what a lead's score is made of; <see cref="LeadScoreWeights"/> says what each signal is worth. Pure.</summary>
public static class LeadScorer
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

    private static readonly ScoreSignals[] EmailSignals = [ScoreSignals.None, ScoreSignals.EmailValid, ScoreSignals.EmailRisky, ScoreSignals.EmailInvalid];
    private static readonly ScoreSignals[] PhoneSignals = [ScoreSignals.None, ScoreSignals.PhoneValid, ScoreSignals.None, ScoreSignals.PhoneInvalid];
    private static readonly ScoreSignals[] PlaceSignals = [ScoreSignals.OnlyRow, ScoreSignals.Confirmed, ScoreSignals.Duplicate];

    // The signals of every value of the lower and of the upper byte of the facts.
    private static readonly ScoreSignals[] SignalsOfFacts = [.. Enumerable.Range(0, 512).Select(OfFacts)];

    // The signals of every value of each byte of the slots that are filled: what makes a name or an address is within one byte of them.
    private static readonly ScoreSignals[] SignalsOfSlots = [.. Enumerable.Range(0, 3 * 256).Select(index => OfSlots((uint)(index & 255) << (index >> 8 << 3)))];

    /// <summary>The signals of one row.</summary>
    /// <param name="batch">The batch that holds the row.</param>
    /// <param name="row">0-based row within the batch.</param>
    /// <param name="place">Its place in its cluster.</param>
    /// <param name="uncertainMatch">Whether it is not settled that another row is the same lead.</param>
    public static ScoreSignals Signals(LeadBatch batch, int row, ClusterPlace place, bool uncertainMatch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Signals(batch.Issues(row), batch.Present(row), batch.EmailStatus(row), batch.PhoneStatus(row), batch.Signals(row), place, uncertainMatch);
    }

    /// <summary>The signals of a lead.</summary>
    /// <param name="issues">What was noticed about it.</param>
    /// <param name="present">The slots that have a value, see <see cref="LeadBatch.Present"/>.</param>
    /// <param name="email">What is known of its e-mail address.</param>
    /// <param name="phone">What is known of its telephone number.</param>
    /// <param name="known">What is known beyond its values.</param>
    /// <param name="place">Its place in its cluster.</param>
    /// <param name="uncertainMatch">Whether it is not settled that another row is the same lead.</param>
    public static ScoreSignals Signals(LeadIssue issues, uint present, ValueStatus email, ValueStatus phone, LeadSignals known, ClusterPlace place, bool uncertainMatch)
    {
        var signals = SignalsOfSlots[present & 255] | SignalsOfSlots[256 + (present >> 8 & 255)] | SignalsOfSlots[512 + (present >> 16 & 255)]
            | EmailSignals[(int)email] | PhoneSignals[(int)phone] | PlaceSignals[(int)place] | Property(known);

        // A company's own domain: the lead is who it says it is, at the company it names.
        if (email == ValueStatus.Valid & (known.Facts & LeadFacts.FreeMail) == 0 & present.Has(LeadSlot.Company))
        {
            signals |= ScoreSignals.BusinessEmail;
        }

        if (email == ValueStatus.Invalid)
        {
            signals &= ~ScoreSignals.SecondEmail;
        }

        if (uncertainMatch)
        {
            signals |= ScoreSignals.UncertainMatch;
        }

        return issues == LeadIssue.None ? signals : WithIssues(signals, issues);
    }

    private static ScoreSignals WithIssues(ScoreSignals signals, LeadIssue issues)
    {
        if ((issues & AddressDoubts) != 0 && (signals & ScoreSignals.AddressComplete) != 0)
        {
            signals ^= ScoreSignals.AddressComplete | ScoreSignals.AddressPartial;
        }

        return signals
            | ((issues & LeadIssue.EmailTypo) != 0 ? ScoreSignals.EmailTypo : 0)
            | ((issues & LeadIssue.PostcodeStateMismatch) != 0 ? ScoreSignals.PostcodeMismatch : 0)
            | ((issues & LeadIssue.NoContact) != 0 ? ScoreSignals.NoContact : 0)
            | ((issues & LeadIssue.DoNotCall) != 0 ? ScoreSignals.DoNotCall : 0)
            | ((issues & PlaceholderIssues) != 0 ? ScoreSignals.Placeholder : 0);
    }

    private static ScoreSignals OfSlots(uint present) =>
        Address(present) | Name(present)
        | (present.Has(LeadSlot.Company) ? ScoreSignals.Company : 0)
        | (present.Has(LeadSlot.BirthDate) ? ScoreSignals.BirthDate : 0)
        | (present.Has(LeadSlot.Identifier) ? ScoreSignals.Identifier : 0)
        | (present.Has(LeadSlot.Email2) ? ScoreSignals.SecondEmail : 0)
        | (present.Has(LeadSlot.Phone2) ? ScoreSignals.SecondPhone : 0);

    private static ScoreSignals Address(uint present)
    {
        var street = present.Has(LeadSlot.Street);
        var postcode = present.Has(LeadSlot.Postcode);
        var city = present.Has(LeadSlot.City);
        return street && (postcode || (city && present.Has(LeadSlot.State))) ? ScoreSignals.AddressComplete
            : street || postcode || city ? ScoreSignals.AddressPartial
            : ScoreSignals.None;
    }

    private static ScoreSignals Name(uint present) => (present.Has(LeadSlot.FirstName), present.Has(LeadSlot.LastName)) switch
    {
        (true, true) => ScoreSignals.PersonName,
        (false, false) => ScoreSignals.None,
        _ => ScoreSignals.NamePartial,
    };

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
