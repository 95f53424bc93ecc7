using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>What the blocking keys found.</summary>
/// <param name="Recall">
/// Share of the matches that some key finds, by capture and recapture: with f1 matches that share one key and f2 that share two, Chao's estimate (1987) of those that share none is
/// f1(f1-1) / 2(f2+1).
/// </param>
/// <param name="Matches">By key: matches that share it.</param>
internal readonly record struct BlockingRecall(double Recall, long[] Matches)
{
    /// <summary>Looks at the pairs from the threshold on.</summary>
    /// <param name="count">Number of keys.</param>
    /// <param name="pairs">Pairs, the likeliest first.</param>
    /// <param name="threshold">From when a pair is a match.</param>
    public static BlockingRecall Of(int count, ReadOnlySpan<ScoredPair> pairs, MatchThreshold threshold)
    {
        var matches = new long[count];
        double once = 0, twice = 0, all = 0;
        foreach (var pair in pairs)
        {
            if (pair.Score < threshold.Score)
            {
                break;
            }

            var shared = pair.Keys;
            var keys = BitOperations.PopCount(shared);
            once += keys <= 1 ? 1 : 0;
            twice += keys == 2 ? 1 : 0;
            all++;
            for (; shared != 0; shared &= shared - 1)
            {
                matches[BitOperations.TrailingZeroCount(shared)]++;
            }
        }

        var missed = once * Math.Max(once - 1, 0) / (2 * (twice + 1));
        return new BlockingRecall(all == 0 ? 1 : all / (all + missed), matches);
    }
}
