using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// The shares of the classes of pairs, apart for pairs of new rows and for pairs of a new row and an earlier one: how many of a list are known from before says nothing about how many of it are there twice.
/// </summary>
/// <param name="New">Among pairs of new rows.</param>
/// <param name="Earlier">Among pairs of a new row and an earlier one that are not the same throughout.</param>
/// <param name="FirstEarlier">The first earlier row.</param>
internal sealed record EarlierPriors(Vector256<double> New, Vector256<double> Earlier, int FirstEarlier)
{
    private const int Iterations = 30;

    /// <summary>Estimates the shares by EM with the probabilities of the levels held fast.</summary>
    public static EarlierPriors Estimate(LinkageModel model, CandidatePairs candidates, FeatureTable features, int fresh)
    {
        int own = 0, earlier = 0;
        for (var row = 0; row < features.Rows.Length; row++)
        {
            var counts = (features.Rows[row].Flags & RowFlags.Comparable) != 0 ? 1 : 0;
            own += row < fresh ? counts : 0;
            earlier += row < fresh ? 0 : counts;
        }

        return new EarlierPriors(
            Among(model, candidates.Patterns, own, own * (double)(own - 1) / 2),
            Among(model, candidates.EarlierPatterns, own, own * (double)earlier),
            fresh);
    }

    /// <summary>What is assumed before anything is seen weighs as much as one match.</summary>
    private static Vector256<double> Among(LinkageModel model, PatternCounts seen, int rows, double pairs)
    {
        var (patterns, counts) = seen.ToSorted();
        pairs = Math.Max(pairs, 1);
        var assumed = LinkageEstimator.Prior(Math.Max(rows, 1), pairs);
        var weight = 1 / assumed[0];
        var likelihoods = Array.ConvertAll(patterns, model.Likelihood);
        var prior = assumed;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var total = assumed * weight;
            for (var p = 0; p < patterns.Length; p++)
            {
                var joint = prior * likelihoods[p];
                total += joint * (counts[p] / Vector256.Sum(joint));
            }

            var related = (total / (pairs + weight)).WithElement((int)PairClass.Stranger, 0);
            prior = related.WithElement((int)PairClass.Stranger, Math.Max(0.01, 1 - Vector256.Sum(related)));
        }

        return prior;
    }
}
