namespace Platform.Domain.Leads.Matching;

/// <summary>A scored pair.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Score">log2 of the odds that both are one lead.</param>
internal readonly record struct ScoredPair(int A, int B, float Score)
{
    /// <summary>All pairs, the likeliest first, those of one score by their rows.</summary>
    public static ScoredPair[] Sort(ScoredPair[][] pieces)
    {
        var keys = new ulong[pieces.Sum(piece => piece.Length)];
        var result = new ScoredPair[keys.Length];
        var count = 0;
        foreach (var piece in pieces)
        {
            foreach (var pair in piece)
            {
                keys[count] = ((ulong)Descending(pair.Score) << 32) | (uint)pair.A;
                result[count++] = pair;
            }
        }

        Array.Sort(keys, result);
        for (int start = 0, end; start < count; start = end)
        {
            end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                result.AsSpan(start, end - start).Sort((x, y) => x.B.CompareTo(y.B));
            }
        }

        return result;
    }

    // The bits of numbers ascend with them, but for the sign; zero has no sign here, or it would be two numbers.
    private static uint Descending(float score)
    {
        var bits = BitConverter.SingleToUInt32Bits(score + 0f);
        return (bits >> 31) != 0 ? bits : ~(bits | 0x80000000);
    }
}
