namespace Platform.Domain.Leads.Matching;

/// <summary>A scored pair.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Score">log2 of the odds that both are one lead.</param>
/// <param name="Keys">The blocking keys that the rows share, one bit each.</param>
internal readonly record struct ScoredPair(int A, int B, float Score, uint Keys = 0)
{
    /// <summary>Ranges of scores that are sorted apart.</summary>
    private const int Ranges = 256;

    /// <summary>All pairs, the likeliest first, those of one score by their rows.</summary>
    /// <param name="pieces">The pairs, in any order.</param>
    /// <param name="degree">Threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ScoredPair[] Sort(ScoredPair[][] pieces, int degree, CancellationToken cancellationToken)
    {
        var ends = new int[Ranges + 1];
        foreach (var piece in pieces)
        {
            foreach (var pair in piece)
            {
                ends[RangeOf(pair.Score) + 1]++;
            }
        }

        for (var range = 0; range < Ranges; range++)
        {
            ends[range + 1] += ends[range];
        }

        var starts = ends.AsSpan(0, Ranges).ToArray();
        var result = new ScoredPair[ends[Ranges]];
        foreach (var piece in pieces)
        {
            foreach (var pair in piece)
            {
                result[starts[RangeOf(pair.Score)]++] = pair;
            }
        }

        SharedWork.For(Ranges, degree, range => Sort(result.AsSpan(ends[range]..ends[range + 1])), cancellationToken);
        return result;
    }

    private static void Sort(Span<ScoredPair> pairs)
    {
        var keys = new ulong[pairs.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)Descending(pairs[i].Score) << 32) | (uint)pairs[i].A;
        }

        keys.AsSpan().Sort(pairs);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                pairs[start..end].Sort((x, y) => x.B.CompareTo(y.B));
            }
        }
    }

    // A quarter of a bit each, from what hardly any pair reaches downwards.
    private static int RangeOf(float score) => (int)Math.Clamp((48 - score) * 4, 0, Ranges - 1);

    // The bits of numbers ascend with them, but for the sign; zero has no sign here, or it would be two numbers.
    private static uint Descending(float score)
    {
        var bits = BitConverter.SingleToUInt32Bits(score + 0f);
        return (bits >> 31) != 0 ? bits : ~(bits | 0x80000000);
    }
}
