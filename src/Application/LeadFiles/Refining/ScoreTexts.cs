using System.Globalization;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Scores as they are written. A file has far fewer combinations of signals than rows: each is put into words once. One instance a thread.
/// </summary>
/// <param name="weights">What the signals are worth.</param>
internal sealed class ScoreTexts(LeadScoreWeights weights)
{
    private const int RecentBits = 10;

    private readonly Dictionary<ScoreSignals, ScoreText> all = [];

    // Found by a few bits of the signals, for nearly every row has one of a few dozens of combinations.
    private readonly ScoreText?[] recent = new ScoreText?[1 << RecentBits];

    /// <summary>The score of a row by its signals.</summary>
    public ScoreText Of(ScoreSignals signals)
    {
        ref var last = ref recent[(int)(((ulong)signals * 0x9E3779B97F4A7C15) >> (64 - RecentBits))];
        return last is { } found && found.Score.Signals == signals ? found : last = Find(signals);
    }

    private ScoreText Find(ScoreSignals signals)
    {
        if (!all.TryGetValue(signals, out var text))
        {
            var score = weights.Score(signals);
            var written = new ByteArena();
            written.Append(string.Create(CultureInfo.InvariantCulture, $"{score.Value},{score.Band},"));
            var reasons = written.Length;
            weights.AppendReasons(signals, written);
            all[signals] = text = new ScoreText(score, new PaddedText(written.Written), reasons);
        }

        return text;
    }
}

/// <summary>A score as it is written, with its reasons: <c>720,A,email+140;phone+160</c>.</summary>
/// <param name="Score">The score.</param>
/// <param name="Text">The text.</param>
/// <param name="Reasons">Where the reasons begin in it.</param>
internal sealed record ScoreText(LeadScore Score, PaddedText Text, int Reasons);
