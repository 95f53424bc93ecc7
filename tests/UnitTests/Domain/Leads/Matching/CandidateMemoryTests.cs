using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class CandidateMemoryTests
{
    [Fact]
    public void Pairs_stay_as_they_were_kept_until_the_memory_is_given_back()
    {
        var random = new Random(9);
        var kept = new List<(CandidatePair[] Pairs, KeptPairs Kept)>();
        var memory = new CandidateMemory();
        foreach (var count in (int[])[0, 1, 4095, 2, 9000, .. Enumerable.Range(0, 40).Select(_ => random.Next(6000)), 100_000, 0, 3])
        {
            var pairs = Enumerable.Range(0, count).Select(i => new CandidatePair(i, i + random.Next(100), (uint)random.Next(), (ulong)random.NextInt64())).ToArray();
            kept.Add((pairs, memory.Keep(pairs)));
        }

        foreach (var (pairs, own) in kept)
        {
            own.Span.SequenceEqual(pairs).Should().BeTrue();
        }

        memory.Dispose();
        kept[1].Kept.Invoking(own => own.Span.Length).Should().Throw<ArgumentOutOfRangeException>("it is somebody else's by then");
    }
}
