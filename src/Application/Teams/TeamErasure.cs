using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Audit;
using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>
/// A team is about to be deleted, in the present transaction. Whatever else belongs to it (lead files, links) is deleted by handlers of this notification.
/// </summary>
/// <param name="TeamId">The team.</param>
public sealed record TeamDeleting(string TeamId) : INotification;

/// <summary>A team is deleted for good. What lay outside the database goes now.</summary>
/// <param name="TeamId">The team that was.</param>
public sealed record TeamDeleted(string TeamId) : INotification;

/// <summary>Deletes teams with all that belongs to them. Runs inside a transaction of the caller.</summary>
internal sealed class TeamErasure(IPlatformDb db, IMediator mediator)
{
    /// <summary>Deletes a team.</summary>
    public async Task EraseAsync(string teamId, CancellationToken cancellationToken)
    {
        await mediator.Publish(new TeamDeleting(teamId), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<ApiKey>().Where(k => k.TeamId == teamId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AuditEntry>().Where(a => a.TeamId == teamId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Session>().Where(s => s.TeamId == teamId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TeamId, (string?)null).SetProperty(s => s.ProjectId, (string?)null), cancellationToken);

        // Members, projects and invitations go with the team by its foreign keys.
        await db.Set<Team>().Where(t => t.Id == teamId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Lets what lies outside the database follow. Call it after the commit.</summary>
    public async Task FinishAsync(IEnumerable<string> teamIds)
    {
        foreach (var teamId in teamIds)
        {
            await mediator.Publish(new TeamDeleted(teamId), CancellationToken.None);
        }
    }
}
