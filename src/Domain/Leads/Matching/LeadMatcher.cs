using System.Runtime.InteropServices;

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

    /// <summary>Share of wrong ones among all merged pairs that the threshold allows, by the model's own probabilities.</summary>
    private readonly double falseMergeShare = 0.015;

    /// <summary>Matches all rows of a table.</summary>
    /// <param name="table">The normalised rows; not changed.</param>
    /// <param name="options">What the customer decided.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MatchResult Match(LeadTable table, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var degree = Math.Max(1, options.DegreeOfParallelism);
        var features = FeatureTable.Build(table, degree, cancellationToken);
        var statistics = ValueStatistics.Build(features, degree, cancellationToken);
        var comparer = new PairComparer(features, statistics);
        progress?.Report(0.15);
        var blocks = Blocks.Build(features, BlockingPlan.Choose(features), degree, cancellationToken);
        progress?.Report(0.35);
        var evidence = Observe(features, comparer, statistics, degree, cancellationToken);
        var start = new LinkageEstimator(evidence, [], []).Start();
        var candidates = CandidatePairs.Compare(blocks, comparer, start, Hopeless, degree, cancellationToken);
        progress?.Report(0.7);
        var (patterns, counts) = candidates.Patterns.ToSorted();
        var model = new LinkageEstimator(evidence, patterns, counts).Run();
        var scorer = new PairScorer(features, comparer, model, statistics);
        var pairs = Score(candidates, scorer, degree, cancellationToken);
        if (AppendedLists.Detect(pairs, table.Count, MatchThreshold.SureScore) is { } lists)
        {
            scorer = new PairScorer(features, comparer, model, statistics, lists);
            pairs = Score(candidates, scorer, degree, cancellationToken);
        }

        progress?.Report(0.8);
        var threshold = MatchThreshold.Choose(pairs, options.Threshold, falseMergeShare);
        var clusters = new ClusterBuilder(table.Count, scorer, threshold.Score);
        clusters.Build(pairs, threshold.Sure);
        progress?.Report(0.9);
        var result = new MatchAssembly(features, scorer, clusters).Assemble(
            degree, (sizes, precision) => MatchReport.Describe(evidence, model, scorer, candidates, blocks, pairs, threshold, sizes, precision), cancellationToken);
        progress?.Report(1);
        return result;
    }

    /// <summary>Draws random pairs of comparable rows; all of them when the file is small.</summary>
    private static LinkageEvidence Observe(FeatureTable features, PairComparer comparer, ValueStatistics[] statistics, int degree, CancellationToken cancellationToken)
    {
        var comparable = new List<int>(features.Rows.Length);
        for (var row = 0; row < features.Rows.Length; row++)
        {
            if ((features.Rows[row].Flags & RowFlags.Comparable) != 0)
            {
                comparable.Add(row);
            }
        }

        var rows = CollectionsMarshal.AsSpan(comparable).ToArray();
        var pairs = Math.Max(1, rows.Length * (double)(rows.Length - 1) / 2);
        var all = pairs <= RandomPairs;
        var counts = new double[comparer.Count][];
        for (var c = 0; c < counts.Length; c++)
        {
            counts[c] = new double[16];
        }

        const int Pieces = 16;
        Parallel.For(0, rows.Length < 2 ? 0 : Pieces, new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken }, piece =>
        {
            var own = new double[comparer.Count * 16];
            if (all)
            {
                for (var i = piece; i < rows.Length; i += Pieces)
                {
                    for (var j = i + 1; j < rows.Length; j++)
                    {
                        Count(comparer.Compare(rows[i], rows[j]), own);
                    }
                }
            }
            else
            {
                for (var draw = piece; draw < RandomPairs; draw += Pieces)
                {
                    var random = Fold.Mix((ulong)draw + 0x9E3779B97F4A7C15);
                    var i = (int)(((random >> 32) * (ulong)rows.Length) >> 32);
                    var j = (int)(((random & 0xFFFFFFFF) * (ulong)rows.Length) >> 32);
                    if (i != j)
                    {
                        Count(comparer.Compare(rows[i], rows[j]), own);
                    }
                }
            }

            lock (counts)
            {
                for (var index = 0; index < own.Length; index++)
                {
                    counts[index >> 4][index & 15] += own[index];
                }
            }
        });

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

        return new LinkageEvidence(kinds, pairs, rows.Length, counts, frequencies) { Drawn = all ? pairs : RandomPairs };
    }

    private static void Count(ulong pattern, double[] counts)
    {
        for (var index = 0; pattern != 0; pattern >>= 4, index += 16)
        {
            counts[index + (int)(pattern & 15)]++;
        }
    }

    /// <summary>Scores the promising pairs; the likeliest first.</summary>
    private static ScoredPair[] Score(CandidatePairs candidates, PairScorer scorer, int degree, CancellationToken cancellationToken)
    {
        var pieces = new ScoredPair[candidates.Promising.Count][];
        Parallel.For(0, pieces.Length, new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken }, piece =>
        {
            var kept = new List<ScoredPair>();
            foreach (var pair in candidates.Promising[piece])
            {
                var score = scorer.Score(pair.A, pair.B, pair.Pattern);
                if (score >= MatchThreshold.LeastScore)
                {
                    kept.Add(new ScoredPair(pair.A, pair.B, score));
                }
            }

            pieces[piece] = [.. kept];
        });

        var result = pieces.SelectMany(piece => piece).ToArray();
        Array.Sort(result, (x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return result;
    }
}
