using System.Globalization;

namespace Platform.Domain.Leads.Scoring;

/// <summary>
/// Learns the points of the signals from leads whose outcome is known. The log-odds of being won become points so that <see cref="PointsToDouble"/> points double the odds, and a lead whose
/// odds are those of all leads together has <see cref="AverageScore"/>.
/// </summary>
public static class ScoreLearner
{
    /// <summary>Least number of leads won, and of leads lost, to learn from.</summary>
    public const int LeastOfEach = 100;

    /// <summary>Points that double the odds of being won.</summary>
    public const int PointsToDouble = 100;

    /// <summary>The score of a lead whose odds are those of all leads together.</summary>
    public const int AverageScore = 500;

    /// <summary>Leads for which a signal must hold, and for which it must not, to be learned.</summary>
    private const int LeastWithSignal = 20;

    /// <summary>Share won from which a signal is taken to come of the outcome, and share of all up to which that is remarkable.</summary>
    private const double TooGood = 0.95;
    private const double NotRemarkable = 0.7;

    /// <summary>Standard errors by which the loss must be less than that of the base rate.</summary>
    private const double LeastGain = 2;

    private const double PointsPerLogOdds = PointsToDouble / 0.69314718055994531;

    /// <summary>Signals about other rows, and such as are often set because of the outcome: they keep their documented points.</summary>
    private const ScoreSignals OfOtherRows = ScoreSignals.Duplicate | ScoreSignals.UncertainMatch;
    private const ScoreSignals OfTheOutcome = ScoreSignals.DoNotCall;

    private static readonly double[] Penalties = [1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1];

    /// <summary>Learns.</summary>
    /// <param name="sample">Leads whose outcome is known, at least one.</param>
    /// <param name="documented">The weights that hold as long as nothing better is learned.</param>
    /// <param name="degree">Threads to use. The result does not depend on it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was learned, and the weights to score by.</returns>
    public static (ScoreLearning Learning, LeadScoreWeights Weights) Learn(OutcomeSample sample, LeadScoreWeights documented, int degree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(documented);
        if (Math.Min(sample.Won, sample.Lost) < LeastOfEach)
        {
            return (new ScoreLearning(false, $"To learn from outcomes takes at least {LeastOfEach} leads that were won and {LeastOfEach} that were lost; the documented weights hold.", sample.Won, sample.Lost), documented);
        }

        var features = new SignalFeatures(sample, documented, Basis);
        var (penalty, folds) = CrossValidate(features, degree, cancellationToken);
        var all = LogisticRegression.Fit(features.Cells(), features.Count, penalty);
        var weights = Points(features, all, documented);
        var heldOut = HeldOut(features, folds, documented);
        var learning = Describe(sample, features, documented, weights, all, heldOut) with { Penalty = penalty };
        return (learning, learning.Used ? weights : documented);
    }

    private static string? Basis(ScoreSignals signal, int with, int wonWith, OutcomeSample sample)
    {
        double all = sample.Won + sample.Lost;
        return (signal & OfOtherRows) != 0 ? "not_of_the_lead"
            : (signal & OfTheOutcome) != 0 ? "outcome"
            : with < LeastWithSignal || all - with < LeastWithSignal ? "rare"
            : wonWith >= TooGood * with && sample.Won <= NotRemarkable * all ? "outcome"
            : null;
    }

    /// <summary>The penalty with the least loss on leads held out, the strongest of equals, and the weights learned without each fold.</summary>
    private static (double Penalty, double[][] Folds) CrossValidate(SignalFeatures features, int degree, CancellationToken cancellationToken)
    {
        var fitted = new double[OutcomeSample.Folds][][];
        SharedWork.For(OutcomeSample.Folds, degree, fold =>
        {
            var cells = features.Cells(without: fold);
            var last = (double[]?)null;
            fitted[fold] = Array.ConvertAll(Penalties, penalty => last = LogisticRegression.Fit(cells, features.Count, penalty, last));
        }, cancellationToken);

        var best = Enumerable.Range(0, Penalties.Length).MinBy(i => HeldOutLeads.LogLoss(features.HeldOut((fold, cell, _) => new(LogisticRegression.LogOdds(cell, fitted[fold][i]), 0, 0))));
        return (Penalties[best], Array.ConvertAll(fitted, fold => fold[best]));
    }

    private static (IReadOnlyList<HeldOutLead> Learned, IReadOnlyList<HeldOutLead> Documented) HeldOut(SignalFeatures features, double[][] folds, LeadScoreWeights documented)
    {
        var points = Array.ConvertAll(folds, weights => Points(features, weights, documented));
        return (
            features.HeldOut((fold, cell, signals) => Predicted(LogisticRegression.LogOdds(cell, folds[fold]), points[fold].Sum(signals))),
            features.HeldOut((_, _, signals) => new(0, documented.Sum(signals), 0)));

        static (double LogOdds, double Rank, int Score) Predicted(double logOdds, int score) => (logOdds, logOdds, score);
    }

    private static LeadScoreWeights Points(SignalFeatures features, double[] learned, LeadScoreWeights documented)
    {
        var table = documented.Table.Select(line => features.IndexOf(line.Signal) is >= 0 and var index ? line with { Points = (int)Math.Round(learned[index] * PointsPerLogOdds) } : line).ToArray();
        var from = AverageScore + (PointsPerLogOdds * (learned[^1] - LogisticRegression.Logit(features.Rate))) - features.MeanPointsOfOthers;
        return new LeadScoreWeights(table, (int)Math.Round(from));
    }

    private static ScoreLearning Describe(
        OutcomeSample sample, SignalFeatures features, LeadScoreWeights documented, LeadScoreWeights weights, double[] learned, (IReadOnlyList<HeldOutLead> Learned, IReadOnlyList<HeldOutLead> Documented) heldOut)
    {
        var rate = features.Rate;
        var baseLoss = -((rate * Math.Log(rate)) + ((1 - rate) * Math.Log(1 - rate)));
        var tenths = HeldOutLeads.Tenths(heldOut.Learned);
        var measures = new HeldOutMeasures(
            Rounded(HeldOutLeads.LogLoss(heldOut.Learned)), Rounded(baseLoss), Rounded(HeldOutLeads.Brier(heldOut.Learned)), Rounded(rate * (1 - rate)),
            Rounded(HeldOutLeads.CalibrationError(tenths)), Rounded(HeldOutLeads.AreaUnderCurve(heldOut.Learned)), Rounded(HeldOutLeads.AreaUnderCurve(heldOut.Documented)));
        var (gain, error) = HeldOutLeads.Gain(heldOut.Learned, rate);
        var (used, reason) = gain <= LeastGain * error ? (false, "The signals say no more about the outcomes of leads held out than the share of leads won does; the documented weights hold.")
            : measures.Auc < measures.DocumentedAuc ? (false, "The learned weights rank leads held out no better than the documented ones, which hold.")
            : (true, string.Create(CultureInfo.InvariantCulture, $"The weights were learned from {sample.Won + sample.Lost} leads; {PointsToDouble} points double the odds of being won, and {AverageScore} are the odds of all leads together."));
        return new ScoreLearning(used, reason, sample.Won, sample.Lost)
        {
            From = weights.From,
            HeldOut = measures,
            Bands = HeldOutLeads.Bands(heldOut.Learned),
            Tenths = tenths,
            Weights =
            [
                .. weights.Table.Zip(documented.Table, (own, old) => new LearnedWeight(
                    own.Code, own.Points, old.Points, features.IndexOf(own.Signal) is >= 0 and var index ? Rounded(learned[index]) : null,
                    features.LeadsWith(own.Signal), features.BasisOf(own.Signal) ?? "learned")),
            ],
        };
    }

    private static double Rounded(double value) => Math.Round(value, 5);
}
