using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Writes what each comparison of two rows says. Keeps none of what the rows were compared by.</summary>
internal sealed class MatchReasons
{
    private const int MostTenths = 1000;

    /// <summary>Every usual number with what ends it, such as <c>+12.3;</c>, from -<see cref="MostTenths"/> on: the length in the last of eight bytes.</summary>
    private static readonly ulong[] Numbers = [.. Enumerable.Range(-MostTenths, (2 * MostTenths) + 1).Select(Packed)];

    private readonly LevelWeights weights;

    /// <summary>By comparison, by its level (sixteen each): what stands before the number, such as <c>email=</c>; null where nothing is said.</summary>
    private readonly byte[]?[] beginnings;

    /// <param name="scorer">Has the names of the comparisons.</param>
    /// <param name="model">The estimated model.</param>
    /// <param name="weights">What its levels say.</param>
    public MatchReasons(PairScorer scorer, LinkageModel model, LevelWeights weights)
    {
        this.weights = weights;
        beginnings = new byte[]?[model.Kinds.Length * 16];
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            var levels = Comparisons.Of(model.Kinds[c]).Levels;
            for (var level = 1; level <= levels.Length && model.Used[c]; level++)
            {
                beginnings[(c * 16) + level] = Encoding.UTF8.GetBytes($"{scorer.NameOf(c)}{levels[level - 1].Sign}");
            }
        }
    }

    /// <summary>Appends what the comparisons of a row with another one, which gave a pattern, say.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">How frequent its values are.</param>
    /// <param name="pattern">What the comparisons gave.</param>
    /// <param name="output">Where it goes.</param>
    public void Append(int row, ValueFrequencies values, ulong pattern, ByteArena output)
    {
        var before = output.Length;
        while (pattern != 0)
        {
            // Straight to the next comparison that says something: which ones do cannot be foreseen.
            var shift = BitOperations.TrailingZeroCount(pattern) & ~3;
            var (c, level) = (shift >> 2, (int)(pattern >> shift & 15));
            pattern ^= (ulong)level << shift;
            if (beginnings[(c * 16) + level] is { } beginning)
            {
                output.Append(beginning);
                var lanes = weights.AddTo(Vector128<float>.Zero, c, level, row, values);
                Append(lanes[0] - lanes[1], output);
            }
        }

        // Nothing follows the last one.
        output.Truncate(Math.Max(before, output.Length - 1));
    }

    private static void Append(float bits, ByteArena output)
    {
        var tenths = (int)((MathF.Abs(bits) * 10) + 0.5f);
        if (tenths <= MostTenths)
        {
            var packed = Numbers[bits < 0 ? MostTenths - tenths : MostTenths + tenths];
            output.Append(Vector256.CreateScalar(packed).AsByte(), (int)(packed >> 56));
        }
        else
        {
            output.Append(Text(bits < 0 ? -tenths : tenths));
        }
    }

    /// <summary>One decimal with its sign; zero without one.</summary>
    private static string Text(int tenths)
    {
        var (whole, tenth) = Math.DivRem(Math.Abs(tenths), 10);
        return (tenths > 0 ? "+" : tenths < 0 ? "-" : "") + whole.ToString(CultureInfo.InvariantCulture) + "." + tenth.ToString(CultureInfo.InvariantCulture) + ";";
    }

    private static ulong Packed(int tenths)
    {
        Span<byte> packed = stackalloc byte[sizeof(ulong)];
        packed.Clear();
        packed[^1] = (byte)Encoding.ASCII.GetBytes(Text(tenths), packed);
        return BinaryPrimitives.ReadUInt64LittleEndian(packed);
    }
}
