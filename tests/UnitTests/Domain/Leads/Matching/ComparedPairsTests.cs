using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ComparedPairsTests
{
    [Fact]
    public void What_several_threads_added_is_found_and_nothing_else()
    {
        const int Pairs = 5_000;
        using var compared = new ComparedPairs(Pairs);

        Parallel.For(0, Pairs, i => compared.Add(new ScoredPair(i / 10, (i / 10) + 1 + (i % 10), i), (ulong)i * 3));

        for (var i = 0; i < Pairs; i++)
        {
            compared.TryFind(i / 10, (i / 10) + 1 + (i % 10), out var pattern, out var score).Should().BeTrue();
            (pattern, score).Should().Be(((ulong)i * 3, (float)i));
        }

        compared.TryFind(0, 11, out _, out _).Should().BeFalse();
        compared.TryFind(11, 0, out _, out _).Should().BeFalse();
    }
}
