using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class LinkageEstimatorTests
{
    /// <summary>Levels: first name (by frequency, 12), middle name (1, 2), phone (1, 5), address (1, 8, 11), of pairs drawn with known probabilities.</summary>
    [Fact]
    public void EM_recovers_the_parameters_that_pairs_were_drawn_with()
    {
        const int Matches = 4_000, Strangers = 400_000;
        const double All = Matches + Strangers;
        var random = new Random(11);
        var features = FeatureTable.Build(new LeadTables().Crowd(4_000, 0).Build(), 1, CancellationToken.None);
        var names = ValueStatistics.Build(features, 1, CancellationToken.None)[(int)CountedValue.First];
        var counts = new PatternCounts();
        var drawn = Enumerable.Range(0, 16).Select(_ => new double[16]).ToArray();
        for (var pair = 0; pair < Matches + Strangers; pair++)
        {
            var match = pair < Matches;
            counts.Add(Draw(random, match, names));
        }

        const int Sample = 100_000;
        for (var pair = 0; pair < Sample; pair++)
        {
            var pattern = Draw(random, false, names);
            for (var c = 0; pattern != 0; pattern >>= 4, c++)
            {
                drawn[c][pattern & 15]++;
            }
        }

        var (patterns, times) = counts.ToSorted();
        var kinds = Enum.GetValues<ComparisonKind>().Take(Comparisons.Fixed).ToArray();
        var none = ValueStatistics.None;
        var evidence = new LinkageEvidence(kinds, All, 4_000, drawn, [names, null, none, null, none, null, null, null, none, none]) { Drawn = Sample };

        var model = new LinkageEstimator(evidence, patterns, times).Run();

        model.Prior[(int)PairClass.Match].Should().BeApproximately(Matches / All, 0.1 * Matches / All);
        M(model, 1, 1).Should().BeApproximately(0.95, 0.02);
        M(model, 6, 1).Should().BeApproximately(0.8, 0.03);
        M(model, 7, 1).Should().BeApproximately(0.7, 0.03);
        M(model, 7, 8).Should().BeApproximately(0.2, 0.03);
    }

    private static double M(LinkageModel model, int comparison, int level) => model.Probability[(comparison * 16) + level][(int)PairClass.Match];

    private static ulong Draw(Random random, bool match, ValueStatistics names)
    {
        var middle = random.NextDouble() < (match ? 0.95 : 0.08) ? 1UL : 2;
        var phone = random.NextDouble() < (match ? 0.8 : 0.0001) ? 1UL : 5;
        var place = random.NextDouble();
        var address = place < (match ? 0.7 : 0.0001) ? 1UL : place < (match ? 0.9 : 0.01) ? 8UL : 11UL;
        var first = 12UL;
        var left = random.NextDouble();
        for (var level = 1; level <= 4 && first == 12; level++)
        {
            left -= match ? 0.9 * names.Mass[level - 1] : names.Agreement[level - 1];
            first = left < 0 ? (ulong)level : 12;
        }

        return first | (middle << 4) | (phone << 24) | (address << 28);
    }
}
