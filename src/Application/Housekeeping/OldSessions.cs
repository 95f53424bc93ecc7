using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Housekeeping;

/// <summary>Sessions that ended or ran out.</summary>
internal sealed class OldSessions(IPlatformDb db, HousekeepingOptions options, SessionOptions sessions, TimeProvider time) : IHousekeepingTask
{
    public string Name => "sessions";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ended = time.GetUtcNow() - options.KeepSessions;
        var lastRotated = ended - sessions.TokenLifetime - sessions.IdleLimit;
        return db.Set<Session>().Where(s => s.EndedAt < ended || s.EndsAt < ended || s.RotatedAt < lastRotated).ExecuteDeleteAsync(cancellationToken);
    }
}
