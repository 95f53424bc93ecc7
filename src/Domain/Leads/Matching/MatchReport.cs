namespace Platform.Domain.Leads.Matching;

/// <summary>Describes what matching did.</summary>
internal static class MatchReport
{
    public static MatchDiagnostics Describe(
        LinkageEvidence evidence, LinkageModel model, PairScorer scorer, CandidatePairs candidates, Blocks blocks, BlockingRecall found, MatchThreshold threshold,
        IReadOnlyList<ClusterSizeCount> sizes, double precision)
    {
        var comparisons = new List<ComparisonDiagnostics>();
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            if (Seen(evidence, c))
            {
                comparisons.Add(new ComparisonDiagnostics(scorer.NameOf(c), model.Used[c], Levels(model, c)));
            }
        }

        return new MatchDiagnostics(
            evidence.Rows, model.Prior[0], model.Prior[2] + model.Prior[3], PairScorer.ProbabilityOf(threshold.Score), PairScorer.ProbabilityOf(MatchThreshold.LeastScore),
            candidates.Compared, found.Recall, precision, comparisons,
            [.. blocks.Plan.Select((key, number) => new BlockingDiagnostics(key.Name, candidates.PairsByKey[number], blocks.Limited[number], found.Matches[number]))], sizes);
    }

    private static bool Seen(LinkageEvidence evidence, int c) => evidence.Random[c].AsSpan(1).ContainsAnyExcept(0d);

    private static List<LevelDiagnostics> Levels(LinkageModel model, int c)
    {
        var levels = new List<LevelDiagnostics>();
        var spec = Comparisons.Of(model.Kinds[c]);
        for (var level = 1; level <= spec.Levels.Length; level++)
        {
            var p = model.Probability[(c * 16) + level];
            levels.Add(new LevelDiagnostics(spec.Levels[level - 1].Name, p[0], p[1], p[2], p[3], Math.Log2(p[0] / p[1])));
        }

        return levels;
    }
}
