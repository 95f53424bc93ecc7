namespace Platform.Application.Ports;

/// <summary>Takes away one kind of what is of no use after a time. Each feature that leaves something behind registers one.</summary>
public interface IHousekeepingTask
{
    /// <summary>What it takes away, for the log.</summary>
    string Name { get; }

    /// <summary>Takes away what is of no use any more. May be interrupted, and run on several servers at once.</summary>
    /// <returns>How much was taken away.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}
