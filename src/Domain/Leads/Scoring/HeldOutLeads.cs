namespace Platform.Domain.Leads.Scoring;

/// <summary>Leads of which something was predicted from others only.</summary>
/// <param name="LogOdds">The log-odds of being won that were predicted.</param>
/// <param name="Rank">What they are ranked by: the higher, the likelier to be won.</param>
/// <param name="Score">Their score by weights that were learned without them.</param>
/// <param name="Won">How many were won.</param>
/// <param name="Lost">How many were lost.</param>
internal readonly record struct HeldOutLead(double LogOdds, double Rank, int Score, int Won, int Lost)
{
    public int Count => Won + Lost;

    public double Probability => LogisticRegression.Probability(LogOdds);
}

/// <summary>Measures predictions by what became of the leads.</summary>
internal static class HeldOutLeads
{
    /// <summary>Mean of minus the log-likelihood.</summary>
    public static double LogLoss(IReadOnlyList<HeldOutLead> leads) =>
        leads.Sum(lead => (lead.Won * LogisticRegression.Loss(lead.LogOdds, true)) + (lead.Lost * LogisticRegression.Loss(lead.LogOdds, false))) / Count(leads);

    /// <summary>Mean by which the loss is less than that of the one probability <paramref name="rate"/> for all, and the standard error of that mean.</summary>
    public static (double Mean, double Error) Gain(IReadOnlyList<HeldOutLead> leads, double rate)
    {
        var all = LogisticRegression.Logit(rate);
        double sum = 0, squares = 0;
        foreach (var lead in leads)
        {
            foreach (var (count, won) in new[] { (lead.Won, true), (lead.Lost, false) })
            {
                var gain = LogisticRegression.Loss(all, won) - LogisticRegression.Loss(lead.LogOdds, won);
                sum += count * gain;
                squares += count * gain * gain;
            }
        }

        var n = Count(leads);
        var mean = sum / n;
        return (mean, Math.Sqrt(Math.Max((squares / n) - (mean * mean), 0) / n));
    }

    /// <summary>Mean squared difference of probability and outcome (Brier 1950).</summary>
    public static double Brier(IReadOnlyList<HeldOutLead> leads) =>
        leads.Sum(lead => (lead.Won * (1 - lead.Probability) * (1 - lead.Probability)) + (lead.Lost * lead.Probability * lead.Probability)) / Count(leads);

    /// <summary>Probability that a lead that was won ranks above one that was lost, equal ranks counting half (the area under the ROC curve).</summary>
    public static double AreaUnderCurve(IReadOnlyList<HeldOutLead> leads)
    {
        double above = 0, lostBelow = 0;
        foreach (var equal in leads.GroupBy(lead => lead.Rank).OrderBy(group => group.Key))
        {
            double won = equal.Sum(lead => lead.Won), lost = equal.Sum(lead => lead.Lost);
            above += won * (lostBelow + (lost / 2));
            lostBelow += lost;
        }

        return above / (leads.Sum(lead => (double)lead.Won) * lostBelow);
    }

    /// <summary>Tenths of the leads by rank, the best first; leads of equal rank stay together, so tenths may differ in size or be missing.</summary>
    public static IReadOnlyList<OutcomeGroup> Tenths(IReadOnlyList<HeldOutLead> leads)
    {
        double all = Count(leads);
        var before = 0;
        var placed = new List<(int Tenth, IGrouping<double, HeldOutLead> Leads)>();
        foreach (var equal in leads.GroupBy(lead => lead.Rank).OrderByDescending(group => group.Key))
        {
            var count = equal.Sum(lead => lead.Count);
            placed.Add(((int)((before + (count / 2.0)) / all * 10) + 1, equal));
            before += count;
        }

        return [.. placed.GroupBy(entry => entry.Tenth).Select(tenth => Group($"{tenth.Key}", [.. tenth.SelectMany(entry => entry.Leads)], leads))];
    }

    /// <summary>Leads by band, A first; bands without any are left out.</summary>
    public static IReadOnlyList<OutcomeGroup> Bands(IReadOnlyList<HeldOutLead> leads) =>
        [.. leads.GroupBy(lead => LeadScore.BandOf(lead.Score)).OrderBy(band => band.Key).Select(band => Group($"{band.Key}", [.. band], leads))];

    /// <summary>Mean difference of predicted and observed share over groups, by their sizes (expected calibration error).</summary>
    public static double CalibrationError(IReadOnlyList<OutcomeGroup> groups) =>
        groups.Sum(group => group.Leads * Math.Abs(group.Predicted - group.Observed)) / groups.Sum(group => (double)group.Leads);

    private static OutcomeGroup Group(string name, IReadOnlyList<HeldOutLead> own, IReadOnlyList<HeldOutLead> all)
    {
        var count = Count(own);
        var observed = own.Sum(lead => lead.Won) / count;
        return new OutcomeGroup(
            name, (int)count, Math.Round(own.Sum(lead => lead.Count * lead.Probability) / count, 4), Math.Round(observed, 4), Math.Round(observed * Count(all) / all.Sum(lead => lead.Won), 3));
    }

    private static double Count(IReadOnlyList<HeldOutLead> leads) => leads.Sum(lead => (double)lead.Count);
}
