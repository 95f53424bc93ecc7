using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>Ends memberships. Keys and tokens for the team stop at once, as the membership is looked up each time; sessions go on in another team.</summary>
internal sealed class TeamDeparture(IPlatformDb db, HomeTeam home)
{
    /// <summary>Ends a membership and commits the unit of work.</summary>
    public async Task EndAsync(Membership membership, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Set<Membership>().Remove(membership);
        await db.SaveChangesAsync(cancellationToken);
        var next = await home.OfAsync(membership.UserId, cancellationToken);
        var (teamId, projectId) = (next?.TeamId, next?.Id);
        await db.Set<Session>().Where(s => s.UserId == membership.UserId && s.TeamId == membership.TeamId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TeamId, teamId).SetProperty(s => s.ProjectId, projectId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
