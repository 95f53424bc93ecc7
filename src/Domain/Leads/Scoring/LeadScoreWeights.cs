using System.Numerics;
using System.Text;

namespace Platform.Domain.Leads.Scoring;

/// <summary>One line of the scoring table.</summary>
/// <param name="Signal">The signal (one flag).</param>
/// <param name="Code">Its name in <c>lead_reasons</c>.</param>
/// <param name="Points">What it adds to the score, or takes away.</param>
public sealed record ScoreWeight(ScoreSignals Signal, string Code, int Points);

/// <summary>
/// The points of every signal. A score is <see cref="From"/> plus the points of the signals that hold, kept within 0 and
/// <see cref="Maximum"/>.
/// </summary>
public sealed class LeadScoreWeights
{
    /// <summary>The score of a lead about which nothing speaks for or against, by the documented weights.</summary>
    public const int Start = 200;

    /// <summary>The highest score.</summary>
    public const int Maximum = 1000;

    // Sums of points for every value of each byte of the signals, so that a score costs a few additions.
    private readonly int[] sums = new int[8 * 256];
    private readonly byte[]?[] reasons = new byte[64][];

    /// <summary>Makes weights of a table; a signal that is not in it is worth nothing and is not named.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">What the points are added to.</param>
    /// <exception cref="ArgumentException">A line is about no signal or about several.</exception>
    public LeadScoreWeights(IReadOnlyList<ScoreWeight> table, int from = Start)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        From = from;
        foreach (var (signal, code, points) in table)
        {
            if (!BitOperations.IsPow2((ulong)signal))
            {
                throw new ArgumentException($"A weight is about one signal, not '{signal}'.", nameof(table));
            }

            var bit = BitOperations.TrailingZeroCount((ulong)signal);
            reasons[bit] = Encoding.ASCII.GetBytes(points < 0 ? $"{code}{points}" : $"{code}+{points}");
            for (var value = 0; value < 256; value++)
            {
                if ((value & (1 << (bit & 7))) != 0)
                {
                    sums[((bit >> 3) << 8) + value] += points;
                }
            }
        }
    }

    /// <summary>
    /// The weights of a file that says nothing about its leads' outcomes. What a lead can be reached by counts most, then what is known of
    /// it, then what makes an owner want to sell. A complete consumer lead without anything about a property reaches 720.
    /// </summary>
    public static LeadScoreWeights Documented { get; } = new(
    [
        new(ScoreSignals.EmailValid, "email", 140),
        new(ScoreSignals.EmailRisky, "email_risky", 40),
        new(ScoreSignals.EmailInvalid, "email_invalid", -40),
        new(ScoreSignals.EmailTypo, "email_typo", -30),
        new(ScoreSignals.SecondEmail, "email_2", 10),
        new(ScoreSignals.PhoneValid, "phone", 160),
        new(ScoreSignals.PhoneInvalid, "phone_invalid", -40),
        new(ScoreSignals.SecondPhone, "phone_2", 20),
        new(ScoreSignals.AddressComplete, "address", 90),
        new(ScoreSignals.AddressPartial, "address_part", 40),
        new(ScoreSignals.DoNotCall, "do_not_call", -80),
        new(ScoreSignals.NoContact, "no_contact", -200),

        new(ScoreSignals.PersonName, "name", 60),
        new(ScoreSignals.NamePartial, "name_part", 20),
        new(ScoreSignals.Company, "company", 20),
        new(ScoreSignals.BirthDate, "birth_date", 10),
        new(ScoreSignals.Identifier, "identifier", 10),

        new(ScoreSignals.NameMatchesEmail, "name_email", 40),
        new(ScoreSignals.BusinessEmail, "business_email", 20),
        new(ScoreSignals.PostcodeMismatch, "postcode_mismatch", -40),
        new(ScoreSignals.Placeholder, "placeholder", -100),

        new(ScoreSignals.OnlyRow, "unique", 30),
        new(ScoreSignals.Confirmed, "confirmed", 30),
        new(ScoreSignals.Duplicate, "duplicate", -100),
        new(ScoreSignals.UncertainMatch, "uncertain", -30),

        new(ScoreSignals.AbsenteeOwner, "absentee_owner", 60),
        new(ScoreSignals.OwnerOccupied, "owner_occupied", -20),
        new(ScoreSignals.Vacant, "vacant", 60),
        new(ScoreSignals.OwnedTenYears, "owned_10y", 30),
        new(ScoreSignals.OwnedTwentyYears, "owned_20y", 50),
        new(ScoreSignals.EquitySome, "equity", 30),
        new(ScoreSignals.EquityHigh, "equity_high", 60),
        new(ScoreSignals.EquityNegative, "equity_negative", -40),
        new(ScoreSignals.Foreclosure, "foreclosure", 60),
        new(ScoreSignals.TaxDelinquent, "tax_delinquent", 50),
        new(ScoreSignals.Bankruptcy, "bankruptcy", 30),
        new(ScoreSignals.Lien, "lien", 30),
        new(ScoreSignals.Probate, "probate", 50),
        new(ScoreSignals.Divorce, "divorce", 30),
    ]);

    /// <summary>What the points are added to.</summary>
    public int From { get; }

    /// <summary>The table the weights were made of.</summary>
    public IReadOnlyList<ScoreWeight> Table { get; }

    /// <summary>The score of a lead for which these signals hold; <see cref="LeadScore.Rejected"/> for none at all, which nothing but a rejected row has.</summary>
    public LeadScore Score(ScoreSignals signals) => signals == ScoreSignals.None ? LeadScore.Rejected : new LeadScore((short)Sum(signals), signals);

    /// <summary>The points of a lead for which these signals hold, 0 to <see cref="Maximum"/>.</summary>
    public int Sum(ScoreSignals signals)
    {
        var score = From;
        var rest = (ulong)signals;
        for (var offset = 0; rest != 0; offset += 256, rest >>= 8)
        {
            score += sums[offset + (int)(rest & 255)];
        }

        return Math.Clamp(score, 0, Maximum);
    }

    /// <summary>
    /// Appends the signals with their points, such as <c>email+140;phone+160;name+60</c>, in the order of the table's signals.
    /// </summary>
    public void AppendReasons(ScoreSignals signals, ByteArena output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var first = true;
        for (var rest = (ulong)signals; rest != 0; rest &= rest - 1)
        {
            if (reasons[BitOperations.TrailingZeroCount(rest)] is not { } reason)
            {
                continue;
            }

            if (!first)
            {
                output.Append((byte)';');
            }

            output.Append(reason);
            first = false;
        }
    }
}
