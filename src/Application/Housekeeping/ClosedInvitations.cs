using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Teams;

namespace Platform.Application.Housekeeping;

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
