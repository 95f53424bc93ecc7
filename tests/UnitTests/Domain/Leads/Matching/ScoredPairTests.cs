using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ScoredPairTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_likeliest_pairs_come_first_and_those_of_one_score_by_their_rows(int degree)
    {
        var random = new Random(5);
        float[] rare = [float.PositiveInfinity, 1e9f, 100, 48, 47.9f, 0, -0f, -2, -15.9f, -16.1f, -1e9f];
        var pairs = Enumerable.Range(0, 20_000).Select(i => new ScoredPair(random.Next(50), 50 + random.Next(50), i < 200 ? rare[i % rare.Length] : (random.Next(400) - 100) / 8f)).Distinct().ToArray();

        var sorted = ScoredPair.Sort([.. pairs.Chunk(777)], degree, CancellationToken.None);

        sorted.Should().Equal(pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.A).ThenBy(pair => pair.B));
    }
}
