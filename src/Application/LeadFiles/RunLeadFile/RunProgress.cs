using Microsoft.Extensions.Logging;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.RunLeadFile;

/// <summary>
/// Gathers the progress of one run and writes it twice a second; ends the run when the file was cancelled, deleted or taken over by another run.
/// </summary>
internal sealed partial class RunProgress : IProgress<FetchProgress>, IProgress<RefiningProgress>, IAsyncDisposable
{
    // How the percents of the whole run are shared out; fetching a large file over a slow line may take longer than all the rest.
    private const double FetchShare = 10;
    private const double RefineShare = 88;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Written also when nothing changed, to learn whether the run may go on.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ILeadFileRuns runs;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string fileId;
    private readonly int attempt;
    private readonly CancellationTokenSource superseded = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Task writing;
    private volatile LeadFileProgress latest;

    public RunProgress(ILeadFileRuns runs, TimeProvider time, ILogger logger, LeadFile file)
    {
        (this.runs, this.time, this.logger, fileId, attempt, latest) = (runs, time, logger, file.Id, file.Attempt, file.Progress);
        writing = WriteAsync(ended.Token);
    }

    /// <summary>Cancelled when the run may write no more.</summary>
    public CancellationToken Superseded => superseded.Token;

    public void Report(FetchProgress value) =>
        latest = new LeadFileProgress(LeadFileStage.Fetch, 0, 0, value.Total is > 0 and { } total ? Math.Round(FetchShare * value.Received / total, 1) : 0);

    public void Report(RefiningProgress value) =>
        latest = new LeadFileProgress(value.Stage, value.RowsRead, value.RowsDone, Math.Round(FetchShare + (RefineShare * value.Percent / 100), 1));

    /// <summary>The outputs are being stored.</summary>
    public void Publishing() => latest = latest with { Stage = LeadFileStage.Publish, Percent = FetchShare + RefineShare };

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await writing;
        ended.Dispose();
        superseded.Dispose();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        LeadFileProgress? written = null;
        var writtenAt = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var progress = latest;
                if (progress == written && time.GetElapsedTime(writtenAt) < Silence)
                {
                    continue;
                }

                if (!await runs.ReportAsync(fileId, attempt, progress, cancellationToken))
                {
                    await superseded.CancelAsync();
                    return;
                }

                (written, writtenAt) = (progress, time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run has ended.
        }
        catch (Exception e)
        {
            // Progress is for the eye. What counts is written, under the same condition, by the run itself.
            LogLost(e, fileId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of {FileId} can no longer be written")]
    private partial void LogLost(Exception exception, string fileId);
}
