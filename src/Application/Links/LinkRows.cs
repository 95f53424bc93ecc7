using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Takes batches of links out of the database with all that is kept on them.</summary>
internal static class LinkRows
{
    /// <summary>Removes batches; the caller has begun a transaction where others must not see half of it.</summary>
    /// <returns>How many batches there were.</returns>
    public static async Task<int> RemoveAsync(IPlatformDb db, IQueryable<LinkBatch> batches, CancellationToken cancellationToken)
    {
        var links = db.Set<Link>().Where(l => batches.Any(b => b.Id == l.BatchId));
        await db.Set<CallbackDelivery>().Where(d => links.Any(l => l.Id == d.SubjectId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<LinkTask>().Where(t => batches.Any(b => b.Id == t.BatchId)).ExecuteDeleteAsync(cancellationToken);

        // Links and their uses go with the batches by their foreign keys.
        return await batches.ExecuteDeleteAsync(cancellationToken);
    }
}
