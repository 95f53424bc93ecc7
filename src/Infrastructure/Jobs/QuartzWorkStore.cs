using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Persistence;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Stores work as jobs of the scheduler, whose tables lie in the same database.</summary>
/// <remarks>
/// On PostgreSQL and SQL Server the job is stored in the transaction that saves the unit of work. On SQLite it is stored right after: there the scheduler
/// takes a gate of its own in the process and then the database's one write lock, and a transaction that has the lock and asks for the gate would block
/// everyone until it times out. Nothing is lost by that: the committed row says what is to be done (a file that has not ended, a callback that is due), only this one
/// process works on the database, and <see cref="WorkSweep"/> gives a job to every such row that has none, first of all when the server starts.
/// </remarks>
internal sealed partial class QuartzWorkStore(PlatformDbContext db, ISchedulerFactory schedulers, DatabaseConnection database, ILogger<QuartzWorkStore> logger) : IWorkStore
{
    public async Task<Result> CommitAsync(IReadOnlyList<Work> work, CancellationToken cancellationToken)
    {
        try
        {
            if (work.Count == 0 || database.Provider == DatabaseProvider.Sqlite)
            {
                await db.SaveChangesAsync(cancellationToken);
                await ScheduleAsync(work);
            }
            else
            {
                await CommitTogetherAsync(work, cancellationToken);
            }

            return Result.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return LeadFileErrors.ChangedMeanwhile;
        }
    }

    private async Task CommitTogetherAsync(IReadOnlyList<Work> work, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        using (scheduler.EnlistTransaction(transaction.GetDbTransaction()))
        {
            await scheduler.ScheduleJobs(JobDefinitions.Of(work), ScheduleJobOptions.Replacing, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task ScheduleAsync(IReadOnlyList<Work> work)
    {
        if (work.Count == 0)
        {
            return;
        }

        try
        {
            var scheduler = await schedulers.GetScheduler(CancellationToken.None);
            await scheduler.ScheduleJobs(JobDefinitions.Of(work), ScheduleJobOptions.Replacing, CancellationToken.None);
        }
        catch (SchedulerException e)
        {
            // The rows are committed and the caller may be told so; the sweep stores the jobs.
            LogNotScheduled(e, work.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} jobs could not be stored; the sweep will store them")]
    private partial void LogNotScheduled(Exception exception, int count);
}
