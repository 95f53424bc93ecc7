using System.Numerics;

namespace Platform.Domain.Leads.Scoring;

/// <summary>The signals of a sample that can be learned, numbered as features of a regression.</summary>
internal sealed class SignalFeatures
{
    private readonly List<(ScoreSignals Signals, ulong Features, int[] Counts)> cells = [];
    private readonly int[] index = new int[64];
    private readonly int[] with = new int[64];
    private readonly string?[] basis = new string?[64];

    /// <summary>Numbers the signals of a table.</summary>
    /// <param name="sample">Leads whose outcome is known.</param>
    /// <param name="documented">The table.</param>
    /// <param name="exclude">Given a signal, the number of leads for which it holds, how many of them were won, and the sample: why it is not learned; null when it is.</param>
    public SignalFeatures(OutcomeSample sample, LeadScoreWeights documented, Func<ScoreSignals, int, int, OutcomeSample, string?> exclude)
    {
        var sorted = sample.Sorted();
        var others = new List<ScoreWeight>();
        Array.Fill(index, -1);
        foreach (var line in documented.Table)
        {
            var bit = BitOperations.TrailingZeroCount((ulong)line.Signal);
            var holding = sorted.Where(pair => (pair.Key & line.Signal) != 0).Select(pair => pair.Value).ToList();
            with[bit] = holding.Sum(counts => counts.Sum());
            basis[bit] = exclude(line.Signal, with[bit], holding.Sum(Won), sample);
            if (basis[bit] is null)
            {
                index[bit] = Count++;
            }
            else
            {
                others.Add(line);
            }
        }

        Rate = (double)sample.Won / (sample.Won + sample.Lost);
        foreach (var (signals, counts) in sorted)
        {
            ulong features = 0;
            for (var rest = (ulong)signals; rest != 0; rest &= rest - 1)
            {
                var feature = index[BitOperations.TrailingZeroCount(rest)];
                features |= feature < 0 ? 0 : 1UL << feature;
            }

            cells.Add((signals, features, counts));
            MeanPointsOfOthers += counts.Sum() * (double)others.Sum(line => (signals & line.Signal) != 0 ? line.Points : 0);
        }

        MeanPointsOfOthers /= sample.Won + sample.Lost;
    }

    /// <summary>Number of features.</summary>
    public int Count { get; }

    /// <summary>Share of the leads that was won.</summary>
    public double Rate { get; }

    /// <summary>Points that the leads have on average for signals that are not learned.</summary>
    public double MeanPointsOfOthers { get; }

    /// <summary>The feature of a signal; -1 when it is not learned.</summary>
    public int IndexOf(ScoreSignals signal) => index[BitOperations.TrailingZeroCount((ulong)signal)];

    /// <summary>Leads for which a signal holds.</summary>
    public int LeadsWith(ScoreSignals signal) => with[BitOperations.TrailingZeroCount((ulong)signal)];

    /// <summary>Why a signal is not learned; null when it is.</summary>
    public string? BasisOf(ScoreSignals signal) => basis[BitOperations.TrailingZeroCount((ulong)signal)];

    /// <summary>The leads by their features, but for those of one fold.</summary>
    public IReadOnlyList<OutcomeCell> Cells(int without = -1)
    {
        var result = new SortedDictionary<ulong, OutcomeCell>();
        foreach (var (_, features, counts) in cells)
        {
            var cell = result.GetValueOrDefault(features, new OutcomeCell(features, 0, 0));
            for (var fold = 0; fold < OutcomeSample.Folds; fold++)
            {
                cell = fold == without ? cell : cell with { Lost = cell.Lost + counts[2 * fold], Won = cell.Won + counts[(2 * fold) + 1] };
            }

            result[features] = cell;
        }

        return [.. result.Values];
    }

    /// <summary>The leads of every fold with what is predicted for them from its number, their features and their signals.</summary>
    public IReadOnlyList<HeldOutLead> HeldOut(Func<int, ulong, ScoreSignals, (double LogOdds, double Rank, int Score)> predict)
    {
        var leads = new List<HeldOutLead>();
        foreach (var (signals, features, counts) in cells)
        {
            for (var fold = 0; fold < OutcomeSample.Folds; fold++)
            {
                var (lost, won) = (counts[2 * fold], counts[(2 * fold) + 1]);
                if (lost + won > 0)
                {
                    var (logOdds, rank, score) = predict(fold, features, signals);
                    leads.Add(new HeldOutLead(logOdds, rank, score, won, lost));
                }
            }
        }

        return leads;
    }

    private static int Won(int[] counts)
    {
        var won = 0;
        for (var i = 1; i < counts.Length; i += 2)
        {
            won += counts[i];
        }

        return won;
    }
}
