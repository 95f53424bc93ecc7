namespace Platform.Domain.Leads.Scoring;

/// <summary>What was learned about the score from leads whose outcome is known.</summary>
/// <param name="Used">Whether the scores are made with the learned weights; else with the documented ones.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Won">Leads that were won.</param>
/// <param name="Lost">Leads that were lost.</param>
public sealed record ScoreLearning(bool Used, string Reason, int Won, int Lost)
{
    /// <summary>Strength of the L2 penalty, chosen by cross-validation; null when there were too few leads to learn from, as all that follows.</summary>
    public double? Penalty { get; init; }

    /// <summary>What the points are added to, by the learned weights.</summary>
    public int? From { get; init; }

    /// <summary>How good the learned weights are on leads that they were not learned from.</summary>
    public HeldOutMeasures? HeldOut { get; init; }

    /// <summary>By band of the learned score, on leads held out: what was predicted and what became of them.</summary>
    public IReadOnlyList<OutcomeGroup>? Bands { get; init; }

    /// <summary>By tenth, the leads with the highest prediction first, on leads held out.</summary>
    public IReadOnlyList<OutcomeGroup>? Tenths { get; init; }

    /// <summary>What was learned of each signal.</summary>
    public IReadOnlyList<LearnedWeight>? Weights { get; init; }
}

/// <summary>Measures of predictions for leads held out: ten times a tenth of the leads is predicted from the others.</summary>
/// <param name="LogLoss">Mean of minus the log-likelihood, natural logarithm.</param>
/// <param name="BaseLogLoss">The same when every lead is given the share of leads that were won.</param>
/// <param name="Brier">Mean squared difference of probability and outcome.</param>
/// <param name="BaseBrier">The same when every lead is given the share of leads that were won.</param>
/// <param name="CalibrationError">Mean difference of predicted and observed share over the tenths.</param>
/// <param name="Auc">Probability that a lead that was won ranks above one that was lost.</param>
/// <param name="DocumentedAuc">The same for the documented weights.</param>
public sealed record HeldOutMeasures(double LogLoss, double BaseLogLoss, double Brier, double BaseBrier, double CalibrationError, double Auc, double DocumentedAuc);

/// <summary>What was predicted for some leads and what became of them.</summary>
/// <param name="Name">Which leads: the band, or the number of the tenth.</param>
/// <param name="Leads">How many.</param>
/// <param name="Predicted">Mean probability of being won that was predicted.</param>
/// <param name="Observed">Share that was won.</param>
/// <param name="Lift">That share, relative to the share of all.</param>
public sealed record OutcomeGroup(string Name, int Leads, double Predicted, double Observed, double Lift);

/// <summary>What was learned of a signal.</summary>
/// <param name="Signal">Its name in <c>lead_reasons</c>.</param>
/// <param name="Points">Its points by the learned weights.</param>
/// <param name="Documented">Its documented points.</param>
/// <param name="LogOdds">What it adds to the log-odds of being won; null where it was not learned.</param>
/// <param name="Leads">Leads with an outcome for which it holds.</param>
/// <param name="Basis"><c>learned</c>; or why it keeps its documented points: <c>rare</c> (holds for too few leads, or for nearly all), <c>not_of_the_lead</c> (is about other rows), <c>outcome</c> (may come of the outcome).</param>
public sealed record LearnedWeight(string Signal, int Points, int Documented, double? LogOdds, int Leads, string Basis);
