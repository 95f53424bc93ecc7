namespace Platform.Application.LeadFiles.Refining;

/// <summary>Takes the time of each stage.</summary>
internal sealed class StageClock(TimeProvider clock)
{
    private readonly List<StageTiming> timings = [];
    private long lap = clock.GetTimestamp();

    /// <summary>The stages so far.</summary>
    public IReadOnlyList<StageTiming> Timings => timings;

    /// <summary>Ends a stage; the next one begins.</summary>
    public void End(string stage)
    {
        timings.Add(new StageTiming(stage, Math.Round(clock.GetElapsedTime(lap).TotalMilliseconds, 2)));
        lap = clock.GetTimestamp();
    }
}
