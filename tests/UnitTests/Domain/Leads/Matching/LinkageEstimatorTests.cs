using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class LinkageEstimatorTests
{
    /// <summary>Levels: middle name (1, 2), phone (1, 5), address (1, 8, 11), birth date (1 by frequency, 10), of pairs drawn with known probabilities.</summary>
    [Fact]
    public void EM_recovers_the_parameters_that_pairs_were_drawn_with()
    {
        const int Matches = 4_000, Strangers = 40_000;
        const double All = 50_000_000;
        var random = new Random(11);
        var counts = new PatternCounts();
        var drawn = Enumerable.Range(0, 16).Select(_ => new double[16]).ToArray();
        for (var pair = 0; pair < Matches + Strangers; pair++)
        {
            var match = pair < Matches;
            counts.Add(Draw(random, match));
        }

        const int Sample = 100_000;
        for (var pair = 0; pair < Sample; pair++)
        {
            var pattern = Draw(random, false);
            for (var c = 0; pattern != 0; pattern >>= 4, c++)
            {
                drawn[c][pattern & 15]++;
            }
        }

        var (patterns, times) = counts.ToSorted();
        var kinds = Enum.GetValues<ComparisonKind>().Take(Comparisons.Fixed).ToArray();
        var none = ValueStatistics.None;
        var evidence = new LinkageEvidence(kinds, All, 10_000, drawn, [none, null, none, null, none, null, null, null, none, none]) { Drawn = Sample };

        var model = new LinkageEstimator(evidence, patterns, times).Run();

        model.Prior[(int)PairClass.Match].Should().BeApproximately(Matches / All, 0.1 * Matches / All);
        M(model, 1, 1).Should().BeApproximately(0.95, 0.02);
        M(model, 6, 1).Should().BeApproximately(0.8, 0.03);
        M(model, 7, 1).Should().BeApproximately(0.7, 0.03);
        M(model, 7, 8).Should().BeApproximately(0.2, 0.03);
    }

    private static double M(LinkageModel model, int comparison, int level) => model.Probability[(comparison * 16) + level][(int)PairClass.Match];

    private static ulong Draw(Random random, bool match)
    {
        var middle = random.NextDouble() < (match ? 0.95 : 0.08) ? 1UL : 2;
        var phone = random.NextDouble() < (match ? 0.8 : 0.0001) ? 1UL : 5;
        var place = random.NextDouble();
        var address = match ? place < 0.7 ? 1UL : place < 0.9 ? 8 : 11 : place < 0.0001 ? 1UL : place < 0.01 ? 8 : 11;
        return (middle << 4) | (phone << 24) | (address << 28);
    }
}
