namespace Platform.IntegrationTests.Hosting;

/// <summary>The machine's clock, moved ahead by as much as a test says; timers run as ever.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    public void Advance(TimeSpan by) => shift += by;
}
