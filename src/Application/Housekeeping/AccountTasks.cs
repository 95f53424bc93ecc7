using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Teams;

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

/// <summary>Tokens of mails that were used or ran out; without its row a token is good for nothing.</summary>
internal sealed class SpentTokens(IPlatformDb db, TimeProvider time) : IHousekeepingTask
{
    public string Name => "one-time tokens";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<OneTimeToken>().Where(t => t.UsedAt != null || t.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Invitations that were answered or ran out.</summary>
internal sealed class ClosedInvitations(IPlatformDb db, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "invitations";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.KeepInvitations;
        return db.Set<Invitation>().Where(i => i.ClosedAt < until || i.ExpiresAt < until).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Accounts whose address nobody ever confirmed.</summary>
internal sealed class UnconfirmedAccounts(IAccounts accounts, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "unconfirmed accounts";

    public Task<int> RunAsync(CancellationToken cancellationToken) => accounts.DeleteUnconfirmedAsync(time.GetUtcNow() - options.KeepUnconfirmedAccounts, cancellationToken);
}
