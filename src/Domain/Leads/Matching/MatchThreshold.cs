namespace Platform.Domain.Leads.Matching;

/// <summary>From which score on pairs are merged, and from which on they need no review.</summary>
/// <param name="Score">log2 of the odds from which rows are merged.</param>
/// <param name="Sure">log2 of the odds from which a merge needs no review.</param>
internal readonly record struct MatchThreshold(float Score, float Sure)
{
    /// <summary>log2 of the odds below which a pair is not even uncertain: a probability of one fifth.</summary>
    public const float LeastScore = -2;

    /// <summary>log2 of the odds from which a merge needs no review: a probability of ten elevenths.</summary>
    public const float SureScore = 3.3f;

    /// <summary>
    /// The lowest score at which the expected share of wrong pairs among those at or above it stays within <paramref name="falseShare"/>, but no less than even odds. The odds
    /// hold the prior, which falls with the size of the list, so the weight of evidence that a merge needs rises with it.
    /// </summary>
    /// <param name="pairs">Pairs, the likeliest first.</param>
    /// <param name="chosen">Probability chosen by the customer; null for none.</param>
    /// <param name="falseShare">Share of wrong pairs allowed.</param>
    public static MatchThreshold Choose(ReadOnlySpan<ScoredPair> pairs, double? chosen, double falseShare)
    {
        if (chosen is { } probability)
        {
            var odds = Math.Clamp(probability, 0.5, 0.999999);
            var given = (float)Math.Log2(odds / (1 - odds));
            return new MatchThreshold(given, Math.Max(given, SureScore));
        }

        double wrong = 0;
        var count = 0;
        var score = 0f;
        for (; count < pairs.Length && pairs[count].Score >= 0; count++)
        {
            wrong += 1 - PairScorer.ProbabilityOf(pairs[count].Score);
            if (wrong <= falseShare * (count + 1))
            {
                // Where no pair lies below for long, there is no reason to ask for as much of the rows of whole clusters as the last pair happens to have.
                var next = count + 1 < pairs.Length ? MathF.BitIncrement(pairs[count + 1].Score) : 0;
                score = MathF.Min(pairs[count].Score, MathF.Max(next, SureScore));
            }
        }

        return new MatchThreshold(count == 0 ? SureScore : score, Math.Max(score, SureScore));
    }
}
