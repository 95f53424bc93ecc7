using Platform.Domain.Leads.Matching;

namespace Platform.Domain.Leads.Scoring;

/// <summary>
/// Leads whose outcome is known, counted by the signals that hold for them. Each lead is in one of <see cref="Folds"/> folds, by its number, so that weights can be measured on leads that they
/// were not learned from.
/// </summary>
public sealed class OutcomeSample
{
    /// <summary>Number of folds.</summary>
    public const int Folds = 10;

    private readonly Dictionary<ScoreSignals, int[]> counts = [];
    private ulong number;

    /// <summary>Leads that were won.</summary>
    public int Won { get; private set; }

    /// <summary>Leads that were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Adds a lead. The same leads in the same order give the same folds.</summary>
    public void Add(ScoreSignals signals, bool won)
    {
        if (!counts.TryGetValue(signals, out var own))
        {
            counts[signals] = own = new int[2 * Folds];
        }

        var fold = (int)(Fold.Mix(++number * 0x9E3779B97F4A7C15) % Folds);
        own[(2 * fold) + (won ? 1 : 0)]++;
        (Won, Lost) = won ? (Won + 1, Lost) : (Won, Lost + 1);
    }

    /// <summary>The combinations of signals in a fixed order, with how many leads of each fold were lost (2f) and won (2f + 1).</summary>
    internal IReadOnlyList<KeyValuePair<ScoreSignals, int[]>> Sorted() => [.. counts.OrderBy(pair => pair.Key)];
}
