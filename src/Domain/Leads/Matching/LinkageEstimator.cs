using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>What is known of a file before EM.</summary>
/// <param name="Kinds">The comparisons.</param>
/// <param name="Pairs">All pairs of comparable rows, compared or not.</param>
/// <param name="Rows">Comparable rows.</param>
/// <param name="Random">By comparison and level: count among random pairs.</param>
/// <param name="Statistics">By comparison: frequencies of its values; null where levels are not by frequency.</param>
internal sealed record LinkageEvidence(ComparisonKind[] Kinds, double Pairs, int Rows, double[][] Random, ValueStatistics?[] Statistics)
{
    /// <summary>Comparable rows that are not of earlier files.</summary>
    public int NewRows { get; init; } = Rows;

    /// <summary>Random pairs that were drawn.</summary>
    public required double Drawn { get; init; }

    /// <summary>All pairs of rows in which both have the value, given how many random ones had.</summary>
    public double PairsWith(double sampled) => Math.Max(Pairs * sampled / Drawn, 1);
}

/// <summary>
/// Estimates a <see cref="LinkageModel"/> by expectation maximisation (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988) over all pairs of the file: the
/// pairs that blocking brought together with their patterns, all others as strangers. What strangers do is known from random pairs and from the frequencies of the values.
/// </summary>
internal sealed class LinkageEstimator
{
    private const int Iterations = 60;

    /// <summary>Pairs that the assumptions of <see cref="Comparisons"/> count for against what the file shows (the parameter of a Dirichlet prior).</summary>
    private const double MatchPseudoPairs = 12;
    private const double RelatedPseudoPairs = 60;

    /// <summary>The same for what strangers are assumed to agree on: all pairs of a list of 1,000 rows.</summary>
    private const double StrangerPseudoPairs = 5e5;

    /// <summary>And for pairs that have an address made from the name that they share: nearly all of them are one lead, until a file shows namesakes who have it.</summary>
    private const double NamesakePseudoPairs = 300;
    private const double NamesakeShare = 1e-4;

    /// <summary>Smallest probability of any level in any class.</summary>
    private const double Floor = 1e-7;

    /// <summary>Bits that a comparison must say on average about a match to be used.</summary>
    private const double LeastInformation = 0.05;

    private readonly LinkageEvidence evidence;
    private readonly ulong[] patterns;
    private readonly long[] counts;
    private readonly LinkageModel model;
    private readonly bool hasNames;
    private readonly double[][] strangers;
    private readonly double[][] observed;

    public LinkageEstimator(LinkageEvidence evidence, ulong[] patterns, long[] counts)
    {
        this.evidence = evidence;
        this.patterns = patterns;
        this.counts = counts;
        model = new LinkageModel(evidence.Kinds);
        hasNames = evidence.Statistics[0]!.Present + evidence.Statistics[2]!.Present > evidence.Rows / 10;
        strangers = new double[evidence.Kinds.Length][];
        observed = new double[evidence.Kinds.Length][];
        for (var c = 0; c < evidence.Kinds.Length; c++)
        {
            strangers[c] = new double[16];
            observed[c] = new double[16];
        }

        for (var p = 0; p < patterns.Length; p++)
        {
            var rest = patterns[p];
            for (var c = 0; rest != 0; rest >>= 4, c++)
            {
                observed[c][rest & 15] += counts[p];
            }
        }
    }

    /// <summary>The model before the file's pairs are seen, to leave out hopeless pairs by.</summary>
    public LinkageModel Start()
    {
        model.Prior = Prior(evidence.NewRows, evidence.Pairs);
        for (var c = 0; c < evidence.Kinds.Length; c++)
        {
            CountStrangers(c, null);
            var levels = Comparisons.Of(evidence.Kinds[c]).Levels.Length;
            for (var level = 1; level <= levels; level++)
            {
                var m = Assumed(c, level);
                Set(c, level, m, Related(c, level, m, PairClass.Household), Related(c, level, m, PairClass.Workplace));
            }
        }

        return model;
    }

    /// <summary>The classes before anything is seen: one row in five has another row of the same lead.</summary>
    public static Vector256<double> Prior(int rows, double pairs)
    {
        var lead = Math.Min(0.1, 0.2 * rows / pairs);
        return Vector256.Create(lead, 1 - (2 * lead), 0.6 * lead, 0.4 * lead);
    }

    /// <summary>Runs EM.</summary>
    public LinkageModel Run()
    {
        Start();
        var sums = new Vector256<double>[model.Probability.Length];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Array.Clear(sums);
            var total = Expect(sums);
            var change = Maximise(sums, total);
            if (iteration > 8 && change < 1e-4)
            {
                break;
            }
        }

        for (var c = 0; c < evidence.Kinds.Length; c++)
        {
            model.Used[c] = Information(c) >= LeastInformation;
            if (!model.Used[c])
            {
                model.Probability.AsSpan(c * 16, 16).Fill(Vector256<double>.One);
            }
        }

        return model;
    }

    private Vector256<double> Expect(Vector256<double>[] sums)
    {
        var total = Vector256<double>.Zero;
        for (var p = 0; p < patterns.Length; p++)
        {
            var joint = model.Joint(patterns[p]);
            var share = joint * (counts[p] / Vector256.Sum(joint));
            total += share;
            var rest = patterns[p];
            for (var index = 0; rest != 0; rest >>= 4, index += 16)
            {
                sums[index + (int)(rest & 15)] += share;
            }
        }

        return total;
    }

    private double Maximise(Vector256<double>[] sums, Vector256<double> total)
    {
        var before = model.Prior;
        var least = 1 / evidence.Pairs;
        var matches = Math.Max(total[0] / evidence.Pairs, least * 0.5);
        var households = Math.Max(total[2] / evidence.Pairs, least * 0.01);
        var workplaces = Math.Max(total[3] / evidence.Pairs, least * 0.01);
        model.Prior = Vector256.Create(matches, Math.Max(0.01, 1 - matches - households - workplaces), households, workplaces);
        for (var c = 0; c < evidence.Kinds.Length; c++)
        {
            var spec = Comparisons.Of(evidence.Kinds[c]);
            CountStrangers(c, sums);
            var seen = Vector256<double>.Zero;
            var agreed = Vector256<double>.Zero;
            for (var level = 1; level <= spec.Levels.Length; level++)
            {
                seen += sums[(c * 16) + level];
                agreed += spec.ByFrequency && level <= 4 ? sums[(c * 16) + level] : Vector256<double>.Zero;
            }

            for (var level = 1; level <= spec.Levels.Length; level++)
            {
                var sum = spec.ByFrequency && level <= 4 ? agreed * BucketShare(c, level) : sums[(c * 16) + level];
                var assumed = Assumed(c, level);
                var m = !spec.Learned ? assumed : (sum[0] + (MatchPseudoPairs * assumed)) / (seen[0] + MatchPseudoPairs);
                Set(c, level, m, Learn(c, level, m, assumed, sum[2], seen[2], PairClass.Household), Learn(c, level, m, assumed, sum[3], seen[3], PairClass.Workplace));
            }
        }

        return Math.Abs(model.Prior[0] - before[0]) / before[0];
    }

    private double Learn(int c, int level, double m, double assumed, double sum, double seen, PairClass related)
    {
        var sharing = SharingOf(c, related);
        return sharing.Learned
            ? (sum + (RelatedPseudoPairs * Related(c, level, assumed, related))) / (seen + RelatedPseudoPairs)
            : Related(c, level, m, related);
    }

    private double Related(int c, int level, double m, PairClass related)
    {
        var sharing = SharingOf(c, related);
        return sharing.Levels?[level - 1] ?? (sharing.Share * m) + ((1 - sharing.Share) * strangers[c][level]);
    }

    private Sharing SharingOf(int c, PairClass related)
    {
        var kind = evidence.Kinds[c];

        // where a file names no people, its companies are the leads: what is a household elsewhere is a company with several branches, which differ in the address, and neighbours differ in the name
        if (!hasNames)
        {
            var branch = related == PairClass.Household;
            switch (kind)
            {
                case ComparisonKind.Company: return branch ? new Sharing(0.9, true) : new Sharing(0, false);
                case ComparisonKind.Address when branch: return new Sharing(0, false);
                case ComparisonKind.Code: return new Sharing(0.4, true);
            }
        }

        var spec = Comparisons.Of(kind);
        return related == PairClass.Household ? spec.Household : spec.Workplace;
    }

    private void Set(int c, int level, double m, double household, double workplace) =>
        model.Probability[(c * 16) + level] = Vector256.Max(Vector256.Create(m, strangers[c][level], household, workplace), Vector256.Create(Floor, 0, Floor, Floor));

    private double Assumed(int c, int level)
    {
        var spec = Comparisons.Of(evidence.Kinds[c]);
        return spec.ByFrequency && level <= 4 ? spec.Levels[0].M * BucketShare(c, level) : spec.Levels[level - 1].M;
    }

    private double BucketShare(int c, int level) => Math.Max(evidence.Statistics[c]!.Mass[level - 1], 1e-9);

    /// <summary>
    /// What strangers do: the levels of random pairs, exact for agreements, less the pairs that are matches or related. At least a hundredth of what was seen stays, so that no
    /// agreement proves a match by itself.
    /// </summary>
    private void CountStrangers(int c, Vector256<double>[]? sums)
    {
        var spec = Comparisons.Of(evidence.Kinds[c]);
        var random = evidence.Random[c];
        double sampled = 0;
        for (var level = 1; level <= spec.Levels.Length; level++)
        {
            sampled += random[level];
        }

        var drawn = Math.Max(sampled, 1);
        var statistics = evidence.Statistics[c];
        var pairs = evidence.PairsWith(sampled);
        double all = 0;
        for (var level = 1; level <= spec.Levels.Length; level++)
        {
            var exact = spec.ByFrequency && level <= 4;
            var expected = exact ? statistics!.Agreement[level - 1] * pairs : random[level] / drawn * pairs;
            var seen = Math.Max(expected, observed[c][level]);
            var condition = Condition(c, level);
            if (sums is not null)
            {
                var sum = sums[(c * 16) + level];
                var left = seen - sum[0] - sum[2] - sum[3];
                left = condition == 1 ? left : seen * (left + (NamesakePseudoPairs * NamesakeShare)) / (seen + NamesakePseudoPairs);
                expected = Math.Max(left, Math.Max(0.01 * seen, 0.2) * condition);
            }
            else
            {
                expected = Math.Max(Math.Min(seen, spec.Levels[level - 1].U * condition * pairs), 0.2 * condition);
            }

            strangers[c][level] = expected;
            all += expected;
        }

        if (evidence.Kinds[c] == ComparisonKind.Email)
        {
            Pool(c, (int)EmailLevel.Same, (int)EmailLevel.OfNameAndNumber);
        }

        for (var level = 1; level <= spec.Levels.Length; level++)
        {
            strangers[c][level] = Given(c, level, strangers[c][level], all);
            if (spec.ByFrequency && level <= 4)
            {
                model.MeanFrequency[c, level] = statistics!.Mass[level - 1] > 0 ? Math.Max(strangers[c][level], 1e-12) / statistics.Mass[level - 1] : 0;
            }
        }
    }

    /// <summary>Two levels of which too few strangers are seen to tell them apart: what both have is divided as their pairs are.</summary>
    private void Pool(int c, int level, int other)
    {
        var share = observed[c][level] / Math.Max(observed[c][level] + observed[c][other], 1);
        if (share is > 0 and < 1)
        {
            var both = strangers[c][level] + strangers[c][other];
            (strangers[c][level], strangers[c][other]) = (both * share, both * (1 - share));
        }
    }

    /// <summary>Probability of a level among those strangers among whom it is counted.</summary>
    private double Given(int c, int level, double expected, double all)
    {
        var condition = Condition(c, level);
        var assumed = Comparisons.Of(evidence.Kinds[c]).Levels[level - 1].U;
        return condition < 1 ? Math.Min(0.5, expected / all / condition)
            : assumed < 1 ? (expected + (StrangerPseudoPairs * assumed)) / (all + StrangerPseudoPairs)
            : expected / all;
    }

    /// <summary>Share of strangers among whom a level is counted.</summary>
    private double Condition(int c, int level) =>
        Comparisons.Of(evidence.Kinds[c]).Levels[level - 1].Among switch
        {
            Strangers.OfOneLastName => Agreement(2),
            Strangers.OfOneName => Agreement(2) * Agreement(0),
            _ => 1,
        };

    private double Agreement(int c) => Math.Clamp(strangers[c][1] + strangers[c][2] + strangers[c][3] + strangers[c][4], 1e-6, 1);

    private double Information(int c)
    {
        double bits = 0;
        for (var level = 1; level <= Comparisons.Of(evidence.Kinds[c]).Levels.Length; level++)
        {
            var p = model.Probability[(c * 16) + level];
            bits += p[0] * Math.Log2(p[0] / p[1]);
        }

        return bits;
    }
}
