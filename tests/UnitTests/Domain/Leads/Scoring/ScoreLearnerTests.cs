using Platform.Domain.Leads.Scoring;

namespace Platform.UnitTests.Domain.Leads.Scoring;

/// <summary>Weights learned from outcomes that were drawn by known weights.</summary>
public sealed class ScoreLearnerTests
{
    // Signals, how often they hold, and what they add to the log-odds: the opposite, in part, of what is documented.
    private static readonly (ScoreSignals Signal, double Share, double LogOdds)[] Truth =
    [
        (ScoreSignals.EmailValid, 0.7, 0.8), (ScoreSignals.PhoneValid, 0.8, 0.1), (ScoreSignals.AddressComplete, 0.6, -0.7), (ScoreSignals.BusinessEmail, 0.3, 1.2),
        (ScoreSignals.AbsenteeOwner, 0.4, 0), (ScoreSignals.Vacant, 0.1, 1.5), (ScoreSignals.EquityHigh, 0.3, -1), (ScoreSignals.NameMatchesEmail, 0.5, 0.4),
    ];

    [Fact]
    public void The_weights_that_outcomes_were_drawn_by_are_found_and_rank_better_than_the_documented_ones()
    {
        var (learning, weights) = Learn(Drawn(20_000, Truth, -1.5));

        learning.Used.Should().BeTrue(learning.Reason);
        foreach (var (signal, _, logOdds) in Truth)
        {
            var weight = learning.Weights!.Single(line => line.Signal == CodeOf(signal));
            weight.Basis.Should().Be("learned");
            weight.LogOdds.Should().BeApproximately(logOdds, 0.15, "of {0}", signal);
            weight.Points.Should().Be((int)Math.Round(weight.LogOdds!.Value * 100 / Math.Log(2)));
            weights.Table.Single(line => line.Signal == signal).Points.Should().Be(weight.Points);
        }

        var heldOut = learning.HeldOut!;
        heldOut.Auc.Should().BeGreaterThan(heldOut.DocumentedAuc + 0.1);
        heldOut.LogLoss.Should().BeLessThan(heldOut.BaseLogLoss);
        heldOut.Brier.Should().BeLessThan(heldOut.BaseBrier);
        heldOut.CalibrationError.Should().BeLessThan(0.02);
        learning.Tenths!.Select(tenth => tenth.Observed).First().Should().BeGreaterThan(2 * learning.Tenths![^1].Observed);
        learning.Tenths!.Sum(tenth => tenth.Leads).Should().Be(20_000);
        learning.Bands!.Sum(band => band.Leads).Should().Be(20_000);
    }

    [Fact]
    public void A_score_says_the_odds()
    {
        var sample = Drawn(20_000, Truth, -1.5);
        var (learning, weights) = Learn(sample);
        var rate = (double)sample.Won / (sample.Won + sample.Lost);

        foreach (var signals in new[] { ScoreSignals.EmailValid | ScoreSignals.PhoneValid, ScoreSignals.Vacant | ScoreSignals.EmailValid, ScoreSignals.EquityHigh })
        {
            var logOdds = -1.5 + Truth.Where(line => signals.HasFlag(line.Signal)).Sum(line => line.LogOdds);
            var average = Math.Log(rate / (1 - rate));
            weights.Sum(signals).Should().BeCloseTo((int)(500 + ((logOdds - average) * 100 / Math.Log(2))), 40, "100 points double the odds of {0}", signals);
        }

        learning.Bands!.Select(band => band.Lift).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Outcomes_that_have_nothing_to_do_with_the_signals_leave_the_documented_weights()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var (learning, weights) = Learn(Drawn(4_000, [.. Truth.Select(line => line with { LogOdds = 0 })], -0.5, seed));

            learning.Used.Should().BeFalse();
            weights.Should().BeSameAs(LeadScoreWeights.Documented);
            learning.HeldOut!.Auc.Should().BeInRange(0.45, 0.55);
            learning.Reason.Should().Contain("the documented weights hold");
        }
    }

    [Theory]
    [InlineData(99, 5000)]
    [InlineData(5000, 99)]
    [InlineData(0, 0)]
    public void Too_few_outcomes_of_either_kind_are_said_and_not_learned_from(int won, int lost)
    {
        var sample = new OutcomeSample();
        for (var i = 0; i < won + lost; i++)
        {
            sample.Add(i < won ? ScoreSignals.EmailValid : ScoreSignals.PhoneValid, i < won);
        }

        var (learning, weights) = Learn(sample);

        weights.Should().BeSameAs(LeadScoreWeights.Documented);
        learning.Should().BeEquivalentTo(new { Used = false, Won = won, Lost = lost, HeldOut = (HeldOutMeasures?)null });
        learning.Reason.Should().Contain("at least 100 leads that were won and 100 that were lost");
    }

    [Fact]
    public void Signals_that_come_of_the_outcome_or_of_other_rows_and_rare_ones_keep_their_documented_points()
    {
        var sample = Drawn(10_000, [.. Truth, (ScoreSignals.DoNotCall, 0.2, -3), (ScoreSignals.Probate, 0.001, 2), (ScoreSignals.UncertainMatch, 0.2, 1)], -1.5, change: (signals, won) =>
            won && signals.HasFlag(ScoreSignals.Vacant) ? signals | ScoreSignals.Identifier : signals);

        var (learning, weights) = Learn(sample);

        learning.Used.Should().BeTrue(learning.Reason);
        foreach (var (signal, basis) in new[]
            { (ScoreSignals.DoNotCall, "outcome"), (ScoreSignals.Identifier, "outcome"), (ScoreSignals.Probate, "rare"), (ScoreSignals.UncertainMatch, "not_of_the_lead"), (ScoreSignals.Duplicate, "not_of_the_lead") })
        {
            var weight = learning.Weights!.Single(line => line.Signal == CodeOf(signal));
            weight.Basis.Should().Be(basis, "of {0}", signal);
            weight.Points.Should().Be(weight.Documented);
            weight.LogOdds.Should().BeNull();
            weights.Table.Single(line => line.Signal == signal).Should().Be(LeadScoreWeights.Documented.Table.Single(line => line.Signal == signal));
        }
    }

    [Fact]
    public void The_same_leads_give_the_same_weights_whatever_the_number_of_threads()
    {
        var (one, _) = ScoreLearner.Learn(Drawn(3_000, Truth, -1), LeadScoreWeights.Documented, 1, CancellationToken.None);
        var (four, _) = ScoreLearner.Learn(Drawn(3_000, Truth, -1), LeadScoreWeights.Documented, 4, CancellationToken.None);

        four.Should().BeEquivalentTo(one, options => options.WithStrictOrdering());
    }

    private static (ScoreLearning Learning, LeadScoreWeights Weights) Learn(OutcomeSample sample) => ScoreLearner.Learn(sample, LeadScoreWeights.Documented, 2, CancellationToken.None);

    private static string CodeOf(ScoreSignals signal) => LeadScoreWeights.Documented.Table.Single(line => line.Signal == signal).Code;

    private static OutcomeSample Drawn(
        int leads, (ScoreSignals Signal, double Share, double LogOdds)[] truth, double intercept, int seed = 1, Func<ScoreSignals, bool, ScoreSignals>? change = null)
    {
        var random = new Random(seed);
        var sample = new OutcomeSample();
        for (var i = 0; i < leads; i++)
        {
            var (signals, logOdds) = (ScoreSignals.OnlyRow, intercept);
            foreach (var (signal, share, weight) in truth)
            {
                if (random.NextDouble() < share)
                {
                    (signals, logOdds) = (signals | signal, logOdds + weight);
                }
            }

            var won = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds));
            sample.Add(change?.Invoke(signals, won) ?? signals, won);
        }

        return sample;
    }
}
