namespace Platform.Domain.Leads.Matching;

/// <summary>Describes what matching did.</summary>
internal static class MatchReport
{
    /// <summary>Pairs for whose keys memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    public static MatchDiagnostics Describe(
        LinkageEvidence evidence, LinkageModel model, PairScorer scorer, CandidatePairs candidates, Blocks blocks, ScoredPair[] pairs, MatchThreshold threshold,
        IReadOnlyList<ClusterSizeCount> sizes, double precision)
    {
        var (recall, matches) = Recall(blocks, pairs, threshold);
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
            candidates.Compared, recall, precision, comparisons,
            [.. blocks.Plan.Select((key, number) => new BlockingDiagnostics(key.Name, candidates.PairsByKey[number], blocks.Limited[number], matches[number]))], sizes);
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

    /// <summary>
    /// Share of the matches that some key finds, by capture and recapture: with f1 matches that share one key and f2 that share two, Chao's estimate (1987) of those that share none is
    /// f1(f1-1) / 2(f2+1).
    /// </summary>
    private static (double Recall, long[] Matches) Recall(Blocks blocks, ScoredPair[] pairs, MatchThreshold threshold)
    {
        var matches = new long[blocks.Plan.Count];
        double once = 0, twice = 0, all = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = pairs[i];
            blocks.Prefetch(pairs[Math.Min(i + Ahead, pairs.Length - 1)].A);
            blocks.Prefetch(pairs[Math.Min(i + Ahead, pairs.Length - 1)].B);
            if (pair.Score < threshold.Score)
            {
                break;
            }

            var shared = blocks.Shared(pair.A, pair.B);
            var keys = System.Numerics.BitOperations.PopCount(shared);
            once += keys <= 1 ? 1 : 0;
            twice += keys == 2 ? 1 : 0;
            all++;
            for (; shared != 0; shared &= shared - 1)
            {
                matches[System.Numerics.BitOperations.TrailingZeroCount(shared)]++;
            }
        }

        var missed = once * Math.Max(once - 1, 0) / (2 * (twice + 1));
        return (all == 0 ? 1 : all / (all + missed), matches);
    }
}
