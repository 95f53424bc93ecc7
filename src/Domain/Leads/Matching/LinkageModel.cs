using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>What two rows may be to each other; the lanes of the vectors in <see cref="LinkageModel"/>.</summary>
internal enum PairClass
{
    /// <summary>One lead.</summary>
    Match,

    /// <summary>Nothing to do with each other.</summary>
    Stranger,

    /// <summary>Two people of one household: name and address agree because they share them.</summary>
    Household,

    /// <summary>Two people of one company, or two companies at one address.</summary>
    Workplace,
}

/// <summary>
/// The mixture of four classes of pairs, and for each class the probability of every level of every comparison. The two classes of related pairs take up the
/// dependence between fields that a model of only matches and strangers would count as evidence for a match.
/// </summary>
internal sealed class LinkageModel
{
    public LinkageModel(ComparisonKind[] kinds)
    {
        Kinds = kinds;
        Probability = new Vector256<double>[kinds.Length * 16];
        Used = new bool[kinds.Length];
        MeanFrequency = new double[kinds.Length, 5];
        Array.Fill(Probability, Vector256<double>.One);
        Array.Fill(Used, true);
    }

    public ComparisonKind[] Kinds { get; }

    /// <summary>By comparison * 16 + level: probability of the level in each class; one for the level 0.</summary>
    public Vector256<double>[] Probability { get; }

    /// <summary>Share of each class among all pairs of rows.</summary>
    public Vector256<double> Prior { get; set; }

    /// <summary>By comparison: whether it says anything.</summary>
    public bool[] Used { get; }

    /// <summary>By comparison and level of agreement (1 to 4): the frequency of the value that <see cref="Probability"/> stands for.</summary>
    public double[,] MeanFrequency { get; }

    /// <summary>Joint probability of each class and a pattern.</summary>
    public Vector256<double> Joint(ulong pattern) => Times(Prior, pattern);

    /// <summary>Probability of a pattern in each class.</summary>
    public Vector256<double> Likelihood(ulong pattern) => Times(Vector256<double>.One, pattern);

    private Vector256<double> Times(Vector256<double> joint, ulong pattern)
    {
        for (var index = 0; pattern != 0; pattern >>= 4, index += 16)
        {
            joint *= Probability[index + (int)(pattern & 15)];
        }

        return joint;
    }
}
