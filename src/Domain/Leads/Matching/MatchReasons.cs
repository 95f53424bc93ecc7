using System.Runtime.Intrinsics;
using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Writes what each comparison of two rows says. Keeps eight bytes a row for it, and none of what the rows were compared by.</summary>
internal sealed class MatchReasons
{
    private readonly LevelWeights weights;
    private readonly ValueFrequencies[] values;

    /// <summary>By comparison, by its level (sixteen each): what stands before the number, such as <c>;email=</c>; null where nothing is said.</summary>
    private readonly byte[]?[] beginnings;

    /// <param name="scorer">Has the names of the comparisons.</param>
    /// <param name="model">The estimated model.</param>
    /// <param name="weights">What its levels say.</param>
    /// <param name="values">By row.</param>
    public MatchReasons(PairScorer scorer, LinkageModel model, LevelWeights weights, ValueFrequencies[] values)
    {
        this.weights = weights;
        this.values = values;
        beginnings = new byte[]?[model.Kinds.Length * 16];
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            var levels = Comparisons.Of(model.Kinds[c]).Levels;
            for (var level = 1; level <= levels.Length && model.Used[c]; level++)
            {
                beginnings[(c * 16) + level] = Encoding.UTF8.GetBytes($";{scorer.NameOf(c)}{levels[level - 1].Sign}");
            }
        }
    }

    /// <summary>Appends what the comparisons of a row with another one, which gave a pattern, say.</summary>
    public void Append(int row, ulong pattern, ByteArena output)
    {
        var first = true;
        for (var c = 0; pattern != 0; pattern >>= 4, c++)
        {
            var level = (int)(pattern & 15);
            if (beginnings[(c * 16) + level] is not { } beginning)
            {
                continue;
            }

            output.Append(beginning.AsSpan(first ? 1 : 0));
            first = false;
            var lanes = weights.AddTo(Vector128<float>.Zero, c, level, row, values[row]);
            AppendBits(lanes[0] - lanes[1], output);
        }
    }

    /// <summary>One decimal with its sign; zero without one.</summary>
    private static void AppendBits(float bits, ByteArena output)
    {
        var tenths = (int)((MathF.Abs(bits) * 10) + 0.5f);
        if (tenths > 0)
        {
            output.Append(bits < 0 ? (byte)'-' : (byte)'+');
        }

        // Bits are logarithms of probabilities: hundreds at most.
        var digits = output.Extend(tenths >= 1000 ? 5 : tenths >= 100 ? 4 : 3);
        digits[^1] = (byte)('0' + (tenths % 10));
        digits[^2] = (byte)'.';
        tenths /= 10;
        for (var i = digits.Length - 3; i >= 0; i--, tenths /= 10)
        {
            digits[i] = (byte)('0' + (tenths % 10));
        }
    }
}
