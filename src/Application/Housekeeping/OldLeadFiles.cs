using Microsoft.EntityFrameworkCore;
using Platform.Application.LeadFiles;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Teams;

namespace Platform.Application.Housekeeping;

/// <summary>
/// Lead files whose time is over: those that ended long ago where the operator has set a time, and those that were handed in at the moment in which their team was
/// deleted. Afterwards what is left of deleted files in storage.
/// </summary>
internal sealed class OldLeadFiles(IPlatformDb db, LeadFileErasures erasures, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    private const int Batch = 200;

    public string Name => "lead files";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = await RemoveAsync(db.Set<LeadFile>().Where(f => !db.Set<Team>().Any(t => t.Id == f.TeamId)), cancellationToken);
        if (options.KeepLeadFiles is { } keep)
        {
            var until = time.GetUtcNow() - keep;
            removed += await RemoveAsync(db.Set<LeadFile>().Where(f => f.EndedAt < until), cancellationToken);
        }

        return removed + await erasures.FinishAsync(cancellationToken);
    }

    private async Task<int> RemoveAsync(IQueryable<LeadFile> files, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (true)
        {
            IReadOnlyList<string> ids;
            await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
            {
                ids = await erasures.RemoveRowsAsync(files.OrderBy(f => f.Id).Take(Batch), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            await erasures.RemoveBytesAsync(ids);
            removed += ids.Count;
            if (ids.Count < Batch)
            {
                return removed;
            }
        }
    }
}
