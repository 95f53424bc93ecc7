using System.Numerics;
using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;

namespace Platform.UnitTests.Domain.Leads.Scoring;

public sealed class LeadScorerTests
{
    [Fact]
    public void A_complete_consumer_lead_reaches_band_A_and_its_reasons_add_up_to_its_score()
    {
        var score = Score(Complete(LeadFacts.NameMatchesEmail));

        score.Value.Should().Be(720);
        score.Band.Should().Be(LeadBand.A);
        Reasons(score).Should().Be("email+140;phone+160;address+90;name+60;name_email+40;unique+30");
    }

    [Fact]
    public void A_name_alone_is_in_the_lowest_band()
    {
        var score = Score(new LeadRows().Add(first: "Ann", last: "Lee", issues: LeadIssue.NoContact));

        score.Band.Should().Be(LeadBand.D);
        Reasons(score).Should().Be("no_contact-200;name+60;unique+30");
    }

    [Fact]
    public void Every_way_to_reach_a_lead_adds_to_its_score()
    {
        var nothing = Score(new LeadRows().Add(last: "Lee")).Value;
        var email = Score(new LeadRows().Add(last: "Lee", email: "a@b.com")).Value;
        var phone = Score(new LeadRows().Add(last: "Lee", email: "a@b.com", phone: "+12125551234")).Value;
        var address = Score(new LeadRows().Add(
            last: "Lee", email: "a@b.com", phone: "+12125551234", street: "1 Main St", postcode: "10001")).Value;

        new[] { nothing, email, phone, address }.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(LeadFacts.AbsenteeOwner, "absentee_owner+60")]
    [InlineData(LeadFacts.OwnerOccupied, "owner_occupied-20")]
    [InlineData(LeadFacts.Vacant, "vacant+60")]
    [InlineData(LeadFacts.Foreclosure, "foreclosure+60")]
    [InlineData(LeadFacts.TaxDelinquent, "tax_delinquent+50")]
    [InlineData(LeadFacts.Bankruptcy, "bankruptcy+30")]
    [InlineData(LeadFacts.Lien, "lien+30")]
    [InlineData(LeadFacts.Probate, "probate+50")]
    [InlineData(LeadFacts.Divorce, "divorce+30")]
    [InlineData(LeadFacts.DoNotCall, "do_not_call-80")]
    public void What_is_known_about_an_owner_is_named_among_the_reasons(LeadFacts fact, string reason) =>
        Reasons(Score(Complete(fact))).Split(';').Should().Contain(reason);

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "owned_10y+30")]
    [InlineData(19, "owned_10y+30")]
    [InlineData(20, "owned_20y+50")]
    public void Years_of_ownership_count_from_ten_and_from_twenty_on(short years, string? reason) =>
        Motive(new LeadSignals(LeadFacts.None, years, LeadSignals.Unknown)).Should().Be(reason);

    [Theory]
    [InlineData(-1, "equity_negative-40")]
    [InlineData(0, null)]
    [InlineData(25, "equity+30")]
    [InlineData(50, "equity_high+60")]
    public void Equity_counts_from_a_quarter_and_from_a_half_on_and_against_below_zero(short percent, string? reason) =>
        Motive(new LeadSignals(LeadFacts.None, LeadSignals.Unknown, percent)).Should().Be(reason);

    [Fact]
    public void A_duplicate_scores_less_than_the_row_that_is_kept()
    {
        var rows = Complete(LeadFacts.None);

        var kept = Score(rows, ClusterPlace.Kept);
        var duplicate = Score(rows, ClusterPlace.Duplicate);

        duplicate.Value.Should().BeLessThan(kept.Value);
        Reasons(duplicate).Should().EndWith("duplicate-100");
    }

    [Fact]
    public void An_address_in_doubt_is_no_complete_address()
    {
        var score = Score(new LeadRows().Add(street: "1 Main St", postcode: "1000", issues: LeadIssue.PostcodeInvalid));

        Reasons(score).Should().Contain("address_part").And.NotContain("address+");
    }

    [Fact]
    public void A_score_stays_between_0_and_1000()
    {
        LeadScoreWeights.Documented.Sum((ScoreSignals)ulong.MaxValue).Should().BeInRange(0, 1000);
        LeadScoreWeights.Documented.Sum(ScoreSignals.NoContact | ScoreSignals.Placeholder | ScoreSignals.Duplicate).Should().Be(0);
        LeadScoreWeights.Documented.Sum(ScoreSignals.None).Should().Be(LeadScoreWeights.Start);
    }

    [Fact]
    public void Every_signal_has_one_weight_with_a_code_of_its_own()
    {
        var table = LeadScoreWeights.Documented.Table;

        table.Select(weight => weight.Signal).Should().BeEquivalentTo(Enum.GetValues<ScoreSignals>().Where(signal => signal != ScoreSignals.None));
        table.Select(weight => weight.Code).Should().OnlyHaveUniqueItems().And.OnlyContain(code => code.All(letter => char.IsAsciiLetterLower(letter) || char.IsDigit(letter) || letter == '_'));
        table.Should().OnlyContain(weight => BitOperations.IsPow2((ulong)weight.Signal));
    }

    [Theory]
    [InlineData(1000, LeadBand.A)]
    [InlineData(700, LeadBand.A)]
    [InlineData(699, LeadBand.B)]
    [InlineData(500, LeadBand.B)]
    [InlineData(499, LeadBand.C)]
    [InlineData(300, LeadBand.C)]
    [InlineData(299, LeadBand.D)]
    [InlineData(0, LeadBand.D)]
    public void Bands_begin_at_700_500_and_300(int score, LeadBand band) => LeadScore.BandOf(score).Should().Be(band);

    private static LeadRows Complete(LeadFacts facts) => new LeadRows().Add(
        "Ann", "Lee", "ann.lee@gmail.com", "+12125551234", "1 Main St", "New York", "NY", "10001",
        more: draft => draft.Signals = LeadSignals.None with { Facts = facts | LeadFacts.FreeMail });

    private static LeadScore Score(LeadRows rows, ClusterPlace place = ClusterPlace.Alone) => LeadScoreWeights.Documented.Score(LeadScorer.Signals(rows.Batch, 0, place, uncertainMatch: false));

    private static string? Motive(LeadSignals signals) =>
        Reasons(Score(new LeadRows().Add(more: draft => draft.Signals = signals))).Split(';').SingleOrDefault(reason => !reason.StartsWith("unique", StringComparison.Ordinal));

    private static string Reasons(LeadScore score)
    {
        var output = new ByteArena();
        LeadScoreWeights.Documented.AppendReasons(score.Signals, output);
        return Encoding.UTF8.GetString(output.Written);
    }
}
