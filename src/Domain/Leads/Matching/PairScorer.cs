using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Match probability of a pair by its pattern and the frequencies of the values on which it agrees (Winkler 1989).</summary>
internal sealed class PairScorer
{
    private readonly FeatureTable features;
    private readonly PairComparer comparer;
    private readonly LinkageModel model;
    private readonly Vector128<float> prior;
    private readonly Vector128<float> earlierPrior;
    private readonly int fresh;
    private readonly AppendedLists? lists;
    private readonly float[] information;
    private readonly LevelWeights weights;
    private ComparedPairs? compared;

    public PairScorer(FeatureTable features, PairComparer comparer, LinkageModel model, ValueStatistics[] statistics, EarlierPriors? priors = null, AppendedLists? lists = null)
    {
        this.features = features;
        this.comparer = comparer;
        this.model = model;
        this.lists = lists;
        weights = new LevelWeights(features, model, statistics);
        prior = LevelWeights.Log2(priors?.New ?? model.Prior);
        earlierPrior = LevelWeights.Log2(priors?.Earlier ?? model.Prior);
        fresh = priors?.FirstEarlier ?? int.MaxValue;
        information = new float[model.Kinds.Length];
        for (var c = 0; c < model.Kinds.Length; c++)
        {
            for (var level = 1; level < 16; level++)
            {
                var lanes = model.Probability[(c * 16) + level];
                information[c] += (float)(model.Used[c] && lanes != Vector256<double>.One ? lanes[0] * Math.Log2(lanes[0] / lanes[1]) : 0);
            }
        }
    }

    /// <summary>log2 of the odds of two rows that are the same in everything: no estimate can say that they are not one lead, and no threshold asks for more.</summary>
    private const float SameRow = 20;

    /// <summary>From now on <see cref="Judge"/> compares no pair anew that is among these, which this scorer has scored.</summary>
    public void Remember(ComparedPairs pairs) => compared = pairs;

    /// <summary>The pattern of two rows, the lower one first, see <see cref="PairComparer"/>, and their score.</summary>
    public (ulong Pattern, float Score) Judge(int a, int b)
    {
        if (compared is not null && compared.TryFind(a, b, out var known, out var score))
        {
            return (known, score);
        }

        var pattern = comparer.Compare(a, b);
        return (pattern, Score(a, b, pattern));
    }

    /// <summary>Asks for what <see cref="Judge"/> needs from memory if two rows, the lower one first, are known.</summary>
    public void Prefetch(int a, int b) => compared?.Prefetch(a, b);

    /// <summary>Asks for what scoring needs of the lower one of two rows from memory.</summary>
    public void Prefetch(int row) => features.Rows.PrefetchLast(row);

    /// <summary>log2 of the odds that two rows, the lower one first, with a pattern are one lead; something less than <paramref name="least"/> where they are less than that.</summary>
    public float Score(int a, int b, ulong pattern, float least = float.NegativeInfinity)
    {
        var sum = PriorOf(b) + Evidence(a, pattern);
        var most = MathF.Max(sum[1], MathF.Max(sum[2], sum[3]));
        var lists = IsSameList(a, b) ? AppendedLists.SameListBits : 0;

        // Against the likeliest other explanation alone the odds are no lower than against all of them, and cost no powers.
        var score = sum[0] - most + lists;
        score = score < least ? score : Odds(sum, most) + lists;
        return score < SameRow && MayBeSame(pattern) && features.IsSameRow(a, b) ? SameRow : score;
    }

    /// <summary>
    /// The score of two rows less what a match with the same values present would be expected to score, where that is below even odds: rows that have little to compare do not speak against each other.
    /// </summary>
    public float Fit(int a, int b)
    {
        var (pattern, score) = Judge(a, b);
        var expected = PriorOf(b)[0];
        var rest = pattern;
        for (var c = 0; rest != 0; rest >>= 4, c++)
        {
            expected += (rest & 15) == 0 ? 0 : information[c];
        }

        return score - MathF.Min(0, expected);
    }

    /// <summary>Whether two rows come from the same one of two lists appended to each other, neither of which has duplicates of its own to speak of.</summary>
    public bool IsSameList(int a, int b) => lists is { } split && a < fresh && b < fresh && (a < split.FirstOfSecond) == (b < split.FirstOfSecond);

    /// <summary>Whether the levels of names, e-mail address and telephone number are such as two rows have that say the same: the rows themselves lie all over memory.</summary>
    private static bool MayBeSame(ulong pattern)
    {
        const uint SameName = 0b11111;
        const uint SameFirst = SameName | (1 << 9);
        const uint SameEmail = (1 << 0) | (1 << (int)EmailLevel.Same) | (1 << (int)EmailLevel.SharedBySeveral) | (1 << (int)EmailLevel.OfLastName) | (1 << (int)EmailLevel.OfFullName) | (1 << (int)EmailLevel.OfNameAndNumber);
        const uint SamePhone = 0b111;
        return ((SameFirst >> LevelOf(pattern, PairComparer.First)) & (SameName >> LevelOf(pattern, PairComparer.Last)) &
            (SameEmail >> LevelOf(pattern, PairComparer.Email)) & (SamePhone >> LevelOf(pattern, PairComparer.Phone)) & 1) != 0;
    }

    private static int LevelOf(ulong pattern, int place) => (int)(pattern >> place) & 15;

    private Vector128<float> PriorOf(int higherRow) => higherRow < fresh ? prior : earlierPrior;

    private static float Odds(Vector128<float> sum, float most)
    {
        var others = Exp2(sum[1] - most) + Exp2(sum[2] - most) + Exp2(sum[3] - most);
        return sum[0] - most - MathF.Log2(others);
    }

    private Vector128<float> Evidence(int a, ulong rest)
    {
        var values = new ValueFrequencies(ref features.Rows[a]);
        var sum = Vector128<float>.Zero;
        for (var c = 0; rest != 0; rest >>= 4, c++)
        {
            sum = weights.AddTo(sum, c, (int)(rest & 15), a, values);
        }

        return sum;
    }

    /// <summary>Probability of odds given as their log2.</summary>
    public static float ProbabilityOf(float score) => 1 / (1 + Exp2(-score));

    /// <summary>What writes the reasons of matches once the features are gone.</summary>
    public MatchReasons Reasons() => new(this, model, weights);

    /// <summary>Name of a comparison: that of its field, or the header of an extra column.</summary>
    public string NameOf(int comparison) =>
        comparison < Comparisons.Fixed ? Comparisons.Of(model.Kinds[comparison]).Name : features.Table.Extras[comparison - Comparisons.Fixed].Name;

    private static float Exp2(float value) => MathF.Exp(value * 0.6931472f);
}
