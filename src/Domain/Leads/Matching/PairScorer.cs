using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Match probability of a pair by its pattern and the frequencies of the values on which it agrees (Winkler 1989).</summary>
internal sealed class PairScorer : IMatchExplainer
{
    private readonly FeatureTable features;
    private readonly PairComparer comparer;
    private readonly LinkageModel model;
    private readonly Vector128<float>[] bits;
    private readonly Vector128<float> prior;
    private readonly Vector128<float>[] chanceLanes;
    private readonly float[] frequencyBits;
    private readonly Vector128<float> earlierPrior;
    private readonly int fresh;
    private readonly AppendedLists? lists;
    private readonly float[] information;
    private readonly float zipBits;
    private readonly float cityBits;
    private readonly byte[][] names;

    public PairScorer(FeatureTable features, PairComparer comparer, LinkageModel model, ValueStatistics[] statistics, EarlierPriors? priors = null, AppendedLists? lists = null)
    {
        this.features = features;
        this.comparer = comparer;
        this.model = model;
        this.lists = lists;
        bits = Array.ConvertAll(model.Probability, Log2);
        prior = Log2(priors?.New ?? model.Prior);
        earlierPrior = Log2(priors?.Earlier ?? model.Prior);
        fresh = priors?.FirstEarlier ?? int.MaxValue;
        chanceLanes = Array.ConvertAll(model.Kinds, kind => Vector128.Create(
            0f, 1f, Chance(Comparisons.Of(kind).Household), Chance(Comparisons.Of(kind).Workplace)));
        frequencyBits = new float[model.Kinds.Length * 5];
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            for (var level = 1; level <= 4; level++)
            {
                frequencyBits[(c * 5) + level] = (float)Math.Log2(Math.Max(model.MeanFrequency[c, level], 1e-12));
            }
        }

        information = new float[model.Kinds.Length];
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            for (var level = 1; level < 16; level++)
            {
                var lanes = model.Probability[(c * 16) + level];
                information[c] += (float)(model.Used[c] && lanes != Vector256<double>.One ? lanes[0] * Math.Log2(lanes[0] / lanes[1]) : 0);
            }
        }

        zipBits = (float)Math.Log2(Math.Max(statistics[(int)CountedValue.Zip].Collision, 1e-9));
        cityBits = (float)Math.Log2(Math.Max(statistics[(int)CountedValue.City].Collision, 1e-9));
        names = [.. Enumerable.Range(0, model.Kinds.Length).Select(c => Encoding.UTF8.GetBytes(NameOf(c)))];
    }

    /// <summary>log2 of the odds of two rows that are the same in everything: no estimate can say that they are not one lead, and no threshold asks for more.</summary>
    private const float SameRow = 20;

    /// <summary>The pattern of two rows, see <see cref="PairComparer"/>.</summary>
    public ulong Compare(int a, int b) => comparer.Compare(a, b);

    /// <summary>Asks for what scoring two rows needs from memory.</summary>
    public void Prefetch(int a, int b)
    {
        features.Rows.Prefetch(a);
        features.Rows.Prefetch(b);
    }

    /// <summary>log2 of the odds that two rows, the lower one first, with a pattern are one lead; something less than <paramref name="least"/> where they are less than that.</summary>
    public float Score(int a, int b, ulong pattern, float least = float.NegativeInfinity)
    {
        var sum = PriorOf(b) + Evidence(a, pattern);
        var most = MathF.Max(sum[1], MathF.Max(sum[2], sum[3]));
        var lists = IsSameList(a, b) ? AppendedLists.SameListBits : 0;

        // Against the likeliest other explanation alone the odds are no lower than against all of them, and cost no powers.
        var score = sum[0] - most + lists;
        score = score < least ? score : Odds(sum, most) + lists;
        return score < SameRow && features.IsSameRow(a, b) ? SameRow : score;
    }

    /// <summary>
    /// The score of two rows less what a match with the same values present would be expected to score, where that is below even odds: rows that have little to compare do not speak against each other.
    /// </summary>
    public float Fit(int a, int b)
    {
        var pattern = comparer.Compare(a, b);
        var expected = PriorOf(b)[0];
        var rest = pattern;
        for (var c = 0; rest != 0; rest >>= 4, c++)
        {
            expected += (rest & 15) == 0 ? 0 : information[c];
        }

        return Score(a, b, pattern) - MathF.Min(0, expected);
    }

    /// <summary>Whether two rows come from the same one of two lists appended to each other, neither of which has duplicates of its own to speak of.</summary>
    public bool IsSameList(int a, int b) => lists is { } split && a < fresh && b < fresh && (a < split.FirstOfSecond) == (b < split.FirstOfSecond);

    private Vector128<float> PriorOf(int higherRow) => higherRow < fresh ? prior : earlierPrior;

    private static float Odds(Vector128<float> sum, float most)
    {
        var others = Exp2(sum[1] - most) + Exp2(sum[2] - most) + Exp2(sum[3] - most);
        return sum[0] - most - MathF.Log2(others);
    }

    private Vector128<float> Evidence(int a, ulong rest)
    {
        var sum = Vector128<float>.Zero;
        for (var c = 0; rest != 0; rest >>= 4, c++)
        {
            var level = (int)(rest & 15);
            sum += bits[(c * 16) + level];
            var correction = Correction(c, level, a);
            if (correction != 0)
            {
                sum += chanceLanes[c] * correction;
            }
        }

        return sum;
    }

    /// <summary>Probability of odds given as their log2.</summary>
    public static float ProbabilityOf(float score) => 1 / (1 + Exp2(-score));

    /// <inheritdoc/>
    public void Append(int row, ulong pattern, ByteArena output)
    {
        var first = true;
        for (var c = 0; pattern != 0; pattern >>= 4, c++)
        {
            var level = (int)(pattern & 15);
            if (level == 0 || !model.Used[c])
            {
                continue;
            }

            if (!first)
            {
                output.Append((byte)';');
            }

            first = false;
            var spec = Comparisons.Of(model.Kinds[c]);
            output.Append(names[c]);
            output.Append((byte)spec.Levels[level - 1].Sign);
            var lanes = bits[(c * 16) + level] + (chanceLanes[c] * Correction(c, level, row));
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

    /// <summary>Name of a comparison: that of its field, or the header of an extra column.</summary>
    public string NameOf(int comparison) =>
        comparison < Comparisons.Fixed ? Comparisons.Of(model.Kinds[comparison]).Name : features.Table.Extras[comparison - Comparisons.Fixed].Name;

    private static float Exp2(float value) => MathF.Exp(value * 0.6931472f);

    private static float Chance(Sharing sharing) => sharing.Learned ? 0 : 1;

    private static Vector128<float> Log2(Vector256<double> lanes) =>
        Vector128.Create((float)Math.Log2(lanes[0]), (float)Math.Log2(lanes[1]), (float)Math.Log2(lanes[2]), (float)Math.Log2(lanes[3]));

    /// <summary>log2 of how much more frequent the agreed value is than the values that the level's probability stands for.</summary>
    private float Correction(int c, int level, int row)
    {
        ref var r = ref features.Rows[row];
        switch (c)
        {
            case 7:
                return level is 8 or 12 && r.Zip != 0 ? Limit(-zipBits - (r.ZipFrequency / 8f)) : level is 9 or 13 && r.City != 0 ? Limit(-cityBits - (r.CityFrequency / 8f)) : 0;
            case 1 or 3 or 5 or 6:
                return 0;
        }

        if (level is 0 or > 4 || !model.Used[c])
        {
            return 0;
        }

        var frequency = c switch
        {
            0 => r.FirstFrequency,
            2 => r.LastFrequency,
            4 => r.CompanyFrequency,
            8 => r.BirthFrequency,
            9 => r.IdentifierFrequency,
            _ => features.ExtraFrequency[c - Comparisons.Fixed][row],
        };
        return Limit((-frequency / 8f) - frequencyBits[(c * 5) + level]);
    }

    private static float Limit(float correction) => Math.Clamp(correction, -4f, 6f);
}
