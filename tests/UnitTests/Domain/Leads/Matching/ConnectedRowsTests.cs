using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ConnectedRowsTests
{
    private const int Rows = 5_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Rows_that_hang_together_are_in_one_share(int shares)
    {
        var random = new Random(3);
        var pairs = Enumerable.Range(0, Rows / 2).Select(_ => Pair(random.Next(Rows), random.Next(Rows))).ToArray();

        using var connected = new ConnectedRows(Rows);
        var share = connected.Share(pairs, shares);

        var component = Components(pairs);
        pairs.Select((pair, i) => (component[pair.A], share[i])).Distinct().GroupBy(found => found.Item1).Should().OnlyContain(group => group.Count() == 1);
        share.Distinct().Should().HaveCount(shares, "no share is without work");
    }

    [Fact]
    public void Rows_that_are_one_from_the_outset_hang_together()
    {
        using var connected = new ConnectedRows(6);
        connected.Connect(3, 0);
        connected.Connect(1, 4);
        connected.Connect(5, 2);

        var share = connected.Share([Pair(0, 1), Pair(3, 5), Pair(2, 4)], 256);

        share.Distinct().Should().ContainSingle();
    }

    private static ScoredPair Pair(int a, int b) => new(Math.Min(a, b), Math.Max(a, b), 1);

    /// <summary>The slow way: the least row spreads along the pairs until nothing changes.</summary>
    private static int[] Components(ScoredPair[] pairs)
    {
        var component = Enumerable.Range(0, Rows).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var pair in pairs)
            {
                var least = Math.Min(component[pair.A], component[pair.B]);
                changed |= component[pair.A] != least || component[pair.B] != least;
                component[pair.A] = component[pair.B] = least;
            }
        }

        return component;
    }
}
