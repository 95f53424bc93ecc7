using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>
/// The second line: at the start and every so often gives a job to every file that has not ended, every workflow that is not done and every callback that is due, and has none,
/// and wakes jobs that the scheduler has put aside after errors.
/// </summary>
internal sealed partial class WorkSweep(
    IServiceScopeFactory scopes, ISchedulerFactory schedulers, IHostApplicationLifetime lifetime, WorkersOptions options, TimeProvider time, ILogger<WorkSweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.SweepInterval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a while; the next round tries again.
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        var queue = scope.ServiceProvider.GetRequiredService<IWorkStore>();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var now = time.GetUtcNow();
        var files = await db.Set<LeadFile>().AsNoTracking()
            .Where(f => !f.IsHeld && (f.Status == LeadFileStatus.Started || f.Status == LeadFileStatus.Processing))
            .Select(f => new { f.Id, f.Submission }).ToListAsync(cancellationToken);
        var callbacks = await db.Set<CallbackDelivery>().AsNoTracking()
            .Where(d => d.Status == DeliveryStatus.Pending)
            .Select(d => new { d.Id, d.AttemptCount, d.NextAttemptAt }).ToListAsync(cancellationToken);
        var tasks = await db.Set<LinkTask>().AsNoTracking()
            .Where(t => t.DoneAt == null && t.Attempts < LinkTask.MaxAttempts)
            .Select(t => new { t.Id, t.Attempts, t.NextAttemptAt }).ToListAsync(cancellationToken);
        var due = files.Select(Work (f) => new LeadFileWork(f.Id, f.Submission, now))
            .Concat(tasks.Select(t => new LinkTaskWork(t.Id, t.Attempts + 1, t.NextAttemptAt)))
            .Concat(callbacks.Select(d => new CallbackWork(d.Id, d.AttemptCount + 1, d.NextAttemptAt ?? now)));
        foreach (var work in due)
        {
            if (!await scheduler.Exists(JobDefinitions.KeyOf(work), cancellationToken))
            {
                LogOrphan(JobDefinitions.KeyOf(work).Name);
                await queue.CommitAsync([work], cancellationToken);
            }
            else if (await scheduler.GetTriggerState(JobDefinitions.TriggerKeyOf(work), cancellationToken) == TriggerState.Error)
            {
                LogPutAside(JobDefinitions.KeyOf(work).Name);
                await scheduler.ResetTriggerFromErrorState(JobDefinitions.TriggerKeyOf(work), cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} had no job; it has one now")]
    private partial void LogOrphan(string work);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job of {Work} was put aside after errors; it is tried again")]
    private partial void LogPutAside(string work);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for work without a job failed")]
    private partial void LogFailed(Exception exception);
}
