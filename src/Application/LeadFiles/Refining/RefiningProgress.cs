namespace Platform.Application.LeadFiles.Refining;

/// <summary>How far the refining of a file is.</summary>
/// <param name="Stage"><c>read</c>, <c>match</c>, <c>score</c>, <c>write</c> or <c>done</c>.</param>
/// <param name="RowsRead">Records read so far.</param>
/// <param name="RowsDone">Records written to the refined file so far.</param>
/// <param name="Percent">0 to 100, never falling.</param>
public sealed record RefiningProgress(string Stage, long RowsRead, long RowsDone, double Percent);

/// <summary>
/// Gathers progress from several threads and passes it on at most ten times a second, and at the start of every stage.
/// </summary>
internal sealed class ProgressMeter(IProgress<RefiningProgress> target, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private string stage = "read";
    private double from;
    private double to;
    private long rowsRead;
    private long rowsDone;
    private double percent;
    private long reportedAt;

    /// <summary>Begins a stage that makes up the given part of the whole.</summary>
    public void Begin(string name, double fromPercent, double toPercent)
    {
        lock (gate)
        {
            (stage, from, to) = (name, fromPercent, toPercent);
            Report(0, atOnce: true);
        }
    }

    /// <summary>Counts records as read, and says what share of the stage is done.</summary>
    public void Read(int rows, double share)
    {
        lock (gate)
        {
            rowsRead += rows;
            Report(share, atOnce: false);
        }
    }

    /// <summary>Counts records as written, and says what share of the stage is done.</summary>
    public void Done(int rows, double share)
    {
        lock (gate)
        {
            rowsDone += rows;
            Report(share, atOnce: false);
        }
    }

    /// <summary>Says what share of the stage is done.</summary>
    public void Advance(double share)
    {
        lock (gate)
        {
            Report(share, atOnce: false);
        }
    }

    private void Report(double share, bool atOnce)
    {
        percent = Math.Max(percent, from + ((to - from) * Math.Clamp(share, 0, 1)));
        if (!atOnce && clock.GetElapsedTime(reportedAt) < Pause)
        {
            return;
        }

        reportedAt = clock.GetTimestamp();
        target.Report(new RefiningProgress(stage, rowsRead, rowsDone, Math.Round(percent, 1)));
    }
}

/// <summary>The progress of matching as a share of its stage.</summary>
internal sealed class StageProgress(ProgressMeter meter) : IProgress<double>
{
    public void Report(double value) => meter.Advance(value);
}
