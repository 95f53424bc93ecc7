using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>
/// Deletes lead files: the rows in a transaction, the bytes after it. Bytes that could not be removed then, or that a run under way wrote afterwards, are
/// removed by housekeeping. Jobs of the files find no row and end; a run finds itself superseded.
/// </summary>
internal sealed partial class LeadFileErasures(IPlatformDb db, IFileStore store, TimeProvider time, ILogger<LeadFileErasures> logger)
{
    private const int Batch = 500;

    // Longer than any run goes on after its row is gone.
    private static readonly TimeSpan SecondLook = TimeSpan.FromHours(1);

    /// <summary>Removes the rows of some files and notes their bytes. Runs inside a transaction of the caller.</summary>
    /// <returns>The files.</returns>
    public async Task<IReadOnlyList<string>> RemoveRowsAsync(IQueryable<LeadFile> files, CancellationToken cancellationToken)
    {
        var found = await files.Select(f => new { f.Id, f.TeamId }).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        db.Set<LeadFileErasure>().AddRange(found.Select(f => LeadFileErasure.Of(f.Id, f.TeamId, now)));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var ids in found.Select(f => f.Id).Chunk(Batch))
        {
            await db.Set<CallbackDelivery>().Where(d => ids.Contains(d.SubjectId)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<LeadFile>().Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        return found.ConvertAll(f => f.Id);
    }

    /// <summary>Removes the bytes of files whose rows are gone for good.</summary>
    public async Task RemoveBytesAsync(IEnumerable<string> fileIds)
    {
        foreach (var id in fileIds)
        {
            try
            {
                await store.DeleteAllAsync(LeadFileKeys.All(id), CancellationToken.None);
            }
            catch (Exception e)
            {
                // The rows are gone and the caller may be told so; the erasure stays noted until it has succeeded.
                LogLeft(e, id);
            }
        }
    }

    /// <summary>Removes the bytes of the files that a deleted team had.</summary>
    public async Task RemoveBytesOfTeamAsync(string teamId, CancellationToken cancellationToken) =>
        await RemoveBytesAsync(await db.Set<LeadFileErasure>().AsNoTracking().Where(e => e.TeamId == teamId).Select(e => e.FileId).ToListAsync(cancellationToken));

    /// <summary>Takes the second look at every noted erasure, and forgets those that are done.</summary>
    /// <returns>How many are done.</returns>
    public async Task<int> FinishAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - SecondLook;
        var noted = await db.Set<LeadFileErasure>().AsNoTracking().Where(e => e.RequestedAt <= until).OrderBy(e => e.FileId).Select(e => e.FileId).ToListAsync(cancellationToken);
        foreach (var id in noted)
        {
            await store.DeleteAllAsync(LeadFileKeys.All(id), cancellationToken);
            await db.Set<LeadFileErasure>().Where(e => e.FileId == id).ExecuteDeleteAsync(cancellationToken);
        }

        return noted.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is stored of the deleted file {File} could not be removed; housekeeping will try again")]
    private partial void LogLeft(Exception exception, string file);
}
