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

    [Fact]
    public void Rows_that_may_join_one_earlier_cluster_hang_together()
    {
        // Of three earlier rows (4 to 6) two are one lead; 0 may be the one row of it and 1 the other, 2 may be the third.
        var earlier = new EarlierRows(4, [0, 0, 1], [4, 6]);
        using var clusters = new ClusterBuilder(7, earlier, null!, threshold: 5);

        var share = clusters.Share([Pair(0, 4), Pair(1, 5), Pair(2, 6)], 256);

        share[0].Should().Be(share[1]);
        share[2].Should().NotBe(share[0]);
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
