namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Finds the rows of a file that are one person or company: unsupervised probabilistic record linkage after Fellegi and Sunter (1969), its parameters
/// estimated from the file itself by expectation maximisation (Winkler 1988) with term-frequency adjustment (Winkler 1989).
/// </summary>
public sealed class LeadMatcher
{
    /// <summary>Random pairs drawn to see what strangers do.</summary>
    private const int RandomPairs = 200_000;

    /// <summary>log2 of the odds, before anything is learned, below which a pair is given up.</summary>
    private const double Hopeless = -14;

    /// <summary>Pairs for whose rows memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    /// <summary>Share of wrong ones among all merged pairs that the threshold allows, by the model's own probabilities.</summary>
    private readonly double falseMergeShare = 0.015;

    /// <summary>Matches all rows of a table.</summary>
    /// <param name="table">The normalised rows; not changed.</param>
    /// <param name="options">What the customer decided.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MatchResult Match(LeadTable table, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken) =>
        Match(table, null, options, progress, cancellationToken);

    /// <summary>Matches the new rows of a table with each other and with the rows of earlier files.</summary>
    /// <param name="table">The normalised rows, the new ones first; not changed.</param>
    /// <param name="earlier">The rows of earlier files; null when all rows are new.</param>
    /// <param name="options">What the customer decided.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The clusters of the new rows.</returns>
    /// <remarks>
    /// Only pairs with a new row are compared. A new row that says throughout what an earlier one says is that lead, and teaches nothing about errors, so the model is estimated
    /// without such pairs; the prior of pairs of new rows and that of pairs with an earlier row are estimated apart.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MatchResult Match(LeadTable table, EarlierRows? earlier, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var fresh = earlier?.First ?? table.Count;
        var degree = Math.Max(1, options.DegreeOfParallelism);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken };
        using var features = FeatureTable.Build(table, degree, cancellationToken);
        ValueStatistics[] statistics = [];
        IReadOnlyList<BlockingKey> plan = [];

        // The first is done by this thread: the one that does the second is free to help with the first when it is done with it, which this one, waiting, would not be.
        Parallel.Invoke(parallel, () => statistics = ValueStatistics.Build(features, degree, cancellationToken), () => plan = BlockingPlan.Choose(features));
        var comparer = new PairComparer(features, statistics);
        progress?.Report(0.15);
        using var blocks = Blocks.Build(features, plan, degree, cancellationToken);
        progress?.Report(0.35);
        var evidence = Observe(features, new ComparableRows(features, blocks.Comparable, fresh), comparer, statistics, degree, cancellationToken);
        var start = new LinkageEstimator(evidence, [], []).Start();
        using var candidates = CandidatePairs.Compare(blocks, fresh, comparer, start, Hopeless, degree, cancellationToken);

        // What is done with goes back at once: the peak of a file's memory is in matching.
        blocks.Dispose();
        progress?.Report(0.7);
        var (patterns, counts) = candidates.AllPatterns.ToSorted();
        var model = new LinkageEstimator(evidence, patterns, counts).Run();
        var priors = earlier is null ? null : EarlierPriors.Estimate(model, candidates, features, fresh);
        var scorer = new PairScorer(features, comparer, model, statistics, priors);
        var (pairs, compared) = Score(candidates, scorer, degree, cancellationToken);
        if (AppendedLists.Detect(earlier is null ? pairs : Array.FindAll(pairs, pair => pair.B < fresh), fresh, MatchThreshold.SureScore) is { } lists)
        {
            scorer = new PairScorer(features, comparer, model, statistics, priors, lists);
            compared.Dispose();
            (pairs, compared) = Score(candidates, scorer, degree, cancellationToken);
        }

        using var known = compared;
        scorer.Remember(known);
        candidates.Dispose();
        progress?.Report(0.8);
        var (same, open) = earlier is null ? ([], pairs) : Divide(pairs, features, fresh);
        var threshold = MatchThreshold.Choose(open, options.Threshold, falseMergeShare);
        using var clusters = new ClusterBuilder(table.Count, earlier, scorer, threshold.Score);
        clusters.Recognise(same);
        clusters.Build(open, threshold.Sure, degree, cancellationToken);
        var found = BlockingRecall.Of(blocks.Plan.Count, pairs, threshold);
        progress?.Report(0.9);
        var result = new MatchAssembly(features, earlier, scorer, clusters).Assemble(
            degree, (sizes, precision) => MatchReport.Describe(evidence, model, scorer, candidates, blocks, found, threshold, sizes, precision), cancellationToken);
        progress?.Report(1);
        return result;
    }

    /// <summary>Apart: the pairs of a new and an earlier row that are the same throughout; and all others.</summary>
    private static (ScoredPair[] Same, ScoredPair[] Open) Divide(ScoredPair[] pairs, FeatureTable features, int fresh)
    {
        var parts = pairs.ToLookup(pair => pair.B >= fresh && features.IsSameRow(pair.A, pair.B));
        return ([.. parts[true]], [.. parts[false]]);
    }

    /// <summary>Draws random pairs of comparable rows, of which at least one is new; all of them when the file is small.</summary>
    private static LinkageEvidence Observe(FeatureTable features, ComparableRows rows, PairComparer comparer, ValueStatistics[] statistics, int degree, CancellationToken cancellationToken)
    {
        var own = rows.New;
        var pairs = Math.Max(1, (own * (double)(own - 1) / 2) + (own * (double)(rows.Count - own)));
        var all = pairs <= RandomPairs;
        var counts = new double[comparer.Count][];
        for (var c = 0; c < counts.Length; c++)
        {
            counts[c] = new double[16];
        }

        const int Pieces = 16;
        SharedWork.For(own == 0 || rows.Count < 2 ? 0 : Pieces, degree, piece =>
        {
            var drawn = new double[comparer.Count * 16];
            if (all)
            {
                for (var i = piece; i < own; i += Pieces)
                {
                    for (var j = i + 1; j < rows.Count; j++)
                    {
                        if (j < own || !features.IsSameRow(rows[i], rows[j]))
                        {
                            Count(comparer.Compare(rows[i], rows[j]), drawn);
                        }
                    }
                }
            }
            else
            {
                for (var draw = piece; draw < RandomPairs; draw += Pieces)
                {
                    var (ahead, other) = Draw(draw + (Ahead * Pieces), own, rows.Count);
                    comparer.Prefetch(rows[ahead]);
                    comparer.Prefetch(rows[other]);
                    var (i, j) = Draw(draw, own, rows.Count);
                    if (i != j)
                    {
                        Count(comparer.Compare(rows[i], rows[j]), drawn);
                    }
                }
            }

            lock (counts)
            {
                for (var index = 0; index < drawn.Length; index++)
                {
                    counts[index >> 4][index & 15] += drawn[index];
                }
            }
        }, cancellationToken);

        var kinds = new ComparisonKind[comparer.Count];
        var frequencies = new ValueStatistics?[comparer.Count];
        for (var c = 0; c < kinds.Length; c++)
        {
            kinds[c] = comparer.KindOf(c);
            frequencies[c] = c switch
            {
                0 => statistics[(int)CountedValue.First],
                2 => statistics[(int)CountedValue.Last],
                4 => statistics[(int)CountedValue.Company],
                8 => statistics[(int)CountedValue.BirthDate],
                9 => statistics[(int)CountedValue.Identifier],
                < Comparisons.Fixed => null,
                _ => statistics[(int)CountedValue.Extra + c - Comparisons.Fixed],
            };
        }

        return new LinkageEvidence(kinds, pairs, rows.Count, counts, frequencies) { Drawn = all ? pairs : RandomPairs, NewRows = own };
    }

    private static (int Own, int Any) Draw(int number, int own, int rows)
    {
        var random = Fold.Mix((ulong)number + 0x9E3779B97F4A7C15);
        return ((int)(((random >> 32) * (ulong)own) >> 32), (int)(((random & 0xFFFFFFFF) * (ulong)rows) >> 32));
    }

    private static void Count(ulong pattern, double[] counts)
    {
        for (var index = 0; pattern != 0; pattern >>= 4, index += 16)
        {
            counts[index + (int)(pattern & 15)]++;
        }
    }

    /// <summary>Scores the promising pairs; the likeliest first.</summary>
    /// <returns>The pairs, and what came of comparing them.</returns>
    private static (ScoredPair[] Pairs, ComparedPairs Compared) Score(CandidatePairs candidates, PairScorer scorer, int degree, CancellationToken cancellationToken)
    {
        var pieces = new ScoredPair[candidates.Promising.Count][];
        var patterns = new ulong[pieces.Length][];
        SharedWork.For(pieces.Length, degree, () => (Pairs: new List<ScoredPair>(), Patterns: new List<ulong>()), (kept, piece) =>
        {
            kept.Pairs.Clear();
            kept.Patterns.Clear();
            var promising = candidates.Promising[piece].Span;
            for (var i = 0; i < promising.Length; i++)
            {
                scorer.Prefetch(promising[Math.Min(i + Ahead, promising.Length - 1)].A);
                var pair = promising[i];
                var score = scorer.Score(pair.A, pair.B, pair.Pattern, MatchThreshold.LeastScore);
                if (score >= MatchThreshold.LeastScore)
                {
                    kept.Pairs.Add(new ScoredPair(pair.A, pair.B, score, pair.Keys));
                    kept.Patterns.Add(pair.Pattern);
                }
            }

            (pieces[piece], patterns[piece]) = ([.. kept.Pairs], [.. kept.Patterns]);
        }, _ => { }, cancellationToken);

        var compared = new ComparedPairs(pieces.Sum(piece => piece.Length));
        SharedWork.For(pieces.Length, degree, piece =>
        {
            var own = pieces[piece];
            for (var i = 0; i < own.Length; i++)
            {
                var ahead = own[Math.Min(i + Ahead, own.Length - 1)];
                compared.Prefetch(ahead.A, ahead.B);
                compared.Add(own[i], patterns[piece][i]);
            }
        }, cancellationToken);
        return (ScoredPair.Sort(pieces, degree, cancellationToken), compared);
    }
}
