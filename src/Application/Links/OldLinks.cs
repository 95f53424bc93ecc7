using Microsoft.EntityFrameworkCore;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Links that ran out long ago, where the operator has set a time; files that were handed in through them stay.</summary>
internal sealed class OldLinks(IPlatformDb db, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "links";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.KeepLinks is not { } keep)
        {
            return 0;
        }

        var until = time.GetUtcNow() - keep;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var removed = await LinkRows.RemoveAsync(db, db.Set<LinkBatch>().Where(b => b.ExpiresAt < until), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }
}
