using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>What each level of each comparison says: log2 of its probability in each class of pairs, corrected by how frequent the value is on which two rows agree (Winkler 1989).</summary>
internal sealed class LevelWeights
{
    private readonly bool[] used;
    private readonly Vector128<float>[] bits;
    private readonly Vector128<float>[] chanceLanes;
    private readonly float[] frequencyBits;
    private readonly float zipBits;
    private readonly float cityBits;
    private readonly byte[][] extraFrequency;

    public LevelWeights(FeatureTable features, LinkageModel model, ValueStatistics[] statistics)
    {
        used = model.Used;
        extraFrequency = features.ExtraFrequency;
        bits = Array.ConvertAll(model.Probability, Log2);
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

        zipBits = (float)Math.Log2(Math.Max(statistics[(int)CountedValue.Zip].Collision, 1e-9));
        cityBits = (float)Math.Log2(Math.Max(statistics[(int)CountedValue.City].Collision, 1e-9));
    }

    /// <summary>log2 of probabilities, one of each class.</summary>
    public static Vector128<float> Log2(Vector256<double> lanes) =>
        Vector128.Create((float)Math.Log2(lanes[0]), (float)Math.Log2(lanes[1]), (float)Math.Log2(lanes[2]), (float)Math.Log2(lanes[3]));

    /// <summary>Adds what a level says of two rows.</summary>
    /// <param name="sum">What it is added to.</param>
    /// <param name="c">The comparison.</param>
    /// <param name="level">Its level.</param>
    /// <param name="row">One of the rows.</param>
    /// <param name="values">The values of that row.</param>
    public Vector128<float> AddTo(Vector128<float> sum, int c, int level, int row, in ValueFrequencies values)
    {
        sum += bits[(c * 16) + level];
        var correction = Correction(c, level, row, values);
        return correction == 0 ? sum : sum + (chanceLanes[c] * correction);
    }

    /// <summary>log2 of how much more frequent the agreed value is than the values that the level's probability stands for.</summary>
    private float Correction(int c, int level, int row, in ValueFrequencies values)
    {
        switch (c)
        {
            case 7:
                return level is 8 or 12 && values.HasZip ? Limit(-zipBits - (values.Zip / 8f)) : level is 9 or 13 && values.HasCity ? Limit(-cityBits - (values.City / 8f)) : 0;
            case 1 or 3 or 5 or 6:
                return 0;
        }

        if (level is 0 or > 4 || !used[c])
        {
            return 0;
        }

        var frequency = c switch
        {
            0 => values.First,
            2 => values.Last,
            4 => values.Company,
            8 => values.BirthDate,
            9 => values.Identifier,
            _ => extraFrequency[c - Comparisons.Fixed][row],
        };
        return Limit((-frequency / 8f) - frequencyBits[(c * 5) + level]);
    }

    private static float Limit(float correction) => Math.Clamp(correction, -4f, 6f);

    private static float Chance(Sharing sharing) => sharing.Learned ? 0 : 1;
}
