using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Infrastructure.Idempotency;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Housekeeping;

/// <summary>Answers that are kept for requests sent again.</summary>
internal sealed class OldIdempotencyKeys(PlatformDbContext db, TimeProvider time) : IHousekeepingTask
{
    public string Name => "idempotency keys";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - IdempotencyStore.Lifetime;
        return db.Set<IdempotencyRecord>().Where(r => r.StartedAt < until).ExecuteDeleteAsync(cancellationToken);
    }
}
