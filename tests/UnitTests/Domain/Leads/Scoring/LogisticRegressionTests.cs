using Platform.Domain.Leads.Scoring;

namespace Platform.UnitTests.Domain.Leads.Scoring;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void One_feature_without_a_penalty_to_speak_of_has_the_log_of_the_odds_ratio()
    {
        var weights = LogisticRegression.Fit([new OutcomeCell(1, 30, 70), new OutcomeCell(0, 10, 90)], 1, 1e-9);

        weights[0].Should().BeApproximately(Math.Log(30.0 / 70 / (10.0 / 90)), 1e-6);
        weights[1].Should().BeApproximately(Math.Log(10.0 / 90), 1e-6);
    }

    [Fact]
    public void At_the_end_the_gradient_is_the_penalty_of_each_weight()
    {
        OutcomeCell[] cells = [new(0b011, 12, 40), new(0b101, 33, 9), new(0b110, 5, 5), new(0b000, 7, 60), new(0b111, 2, 1), new(0b100, 20, 31)];
        const double penalty = 2.5;

        var weights = LogisticRegression.Fit(cells, 3, penalty);

        for (var feature = 0; feature <= 3; feature++)
        {
            var gradient = cells.Where(cell => feature == 3 || (cell.Features & (1UL << feature)) != 0)
                .Sum(cell => cell.Won - ((cell.Won + cell.Lost) * LogisticRegression.Probability(LogisticRegression.LogOdds(cell.Features, weights))));
            gradient.Should().BeApproximately(feature == 3 ? 0 : penalty * weights[feature], 1e-5);
        }
    }

    [Fact]
    public void Features_that_separate_the_outcomes_and_features_that_are_always_the_same_have_finite_weights()
    {
        var weights = LogisticRegression.Fit([new OutcomeCell(0b111, 50, 0), new OutcomeCell(0b110, 0, 50)], 3, 0.1);

        weights.Should().OnlyContain(weight => double.IsFinite(weight));
        weights[1].Should().BeApproximately(weights[2], 1e-9, "both hold for the same cases");
        weights[0].Should().BeGreaterThan(3);
    }

    [Fact]
    public void Measures_are_those_of_hand_calculation()
    {
        var odds = LogisticRegression.Logit(0.8);
        HeldOutLead[] leads = [new(odds, 3, 700, 3, 1), new(0, 2, 500, 1, 1), new(-odds, 1, 200, 0, 4)];

        HeldOutLeads.Brier(leads).Should().BeApproximately(((3 * 0.04) + 0.64 + (2 * 0.25) + (4 * 0.04)) / 10, 1e-9);
        HeldOutLeads.LogLoss(leads).Should().BeApproximately(-((3 * Math.Log(0.8)) + Math.Log(0.2) + (2 * Math.Log(0.5)) + (4 * Math.Log(0.8))) / 10, 1e-9);
        HeldOutLeads.AreaUnderCurve(leads).Should().BeApproximately(((3 * (5 + 0.5)) + (1 * (4 + 0.5))) / 24, 1e-9);
        var bands = HeldOutLeads.Bands(leads);
        bands.Select(band => (band.Name, band.Leads, band.Observed, band.Predicted, band.Lift)).Should().Equal(("A", 4, 0.75, 0.8, 1.875), ("B", 2, 0.5, 0.5, 1.25), ("D", 4, 0, 0.2, 0));
        HeldOutLeads.CalibrationError(bands).Should().BeApproximately(((4 * 0.05) + (4 * 0.2)) / 10, 1e-9);
        HeldOutLeads.Tenths(leads).Sum(tenth => tenth.Leads).Should().Be(10);
    }
}
