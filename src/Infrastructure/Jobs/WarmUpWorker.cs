using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Jobs;

/// <summary>Has the refinery's code compiled once the server takes requests, so that the first file after a start takes no longer than the next.</summary>
internal sealed partial class WarmUpWorker(
    RefineryWarmUp refinery, IScratchSpace scratch, IHostApplicationLifetime lifetime, WorkersOptions options, TimeProvider time, ILogger<WarmUpWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.WarmUp || options.Count == 0)
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var since = time.GetTimestamp();
        try
        {
            using var directory = scratch.Create();
            if (await refinery.RunAsync(directory.Path, stoppingToken))
            {
                var milliseconds = (long)time.GetElapsedTime(since).TotalMilliseconds;
                LogWarm(milliseconds);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Files will say the same, each to the customer whose it is; the server is no worse for being cold.
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The refinery is warm after {Milliseconds} ms")]
    private partial void LogWarm(long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The refinery could not be warmed up")]
    private partial void LogFailed(Exception exception);
}
