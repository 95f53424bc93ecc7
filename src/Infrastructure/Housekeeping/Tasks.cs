using Microsoft.EntityFrameworkCore;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;
using Platform.Domain.Mail;
using Platform.Infrastructure.Captcha;
using Platform.Infrastructure.Idempotency;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Housekeeping;

/// <summary>Mails that were sent or given up.</summary>
internal sealed class SentMail(PlatformDbContext db, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "mails";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.KeepMail;
        return db.Set<OutgoingMail>().Where(m => m.DueAt == null && (m.SentAt ?? m.CreatedAt) < until).ExecuteDeleteAsync(cancellationToken);
    }
}

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

/// <summary>Solved challenges whose time is over.</summary>
internal sealed class SpentChallenges(PlatformDbContext db, TimeProvider time) : IHousekeepingTask
{
    public string Name => "challenges";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<SpentChallenge>().Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
