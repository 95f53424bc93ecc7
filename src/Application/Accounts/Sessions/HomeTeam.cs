using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts.Sessions;

/// <summary>Finds the team that a user works in when no other is said: the one joined first, and its first project.</summary>
internal sealed class HomeTeam(IPlatformDb db)
{
    /// <summary>The project; null when the user is in no team.</summary>
    public Task<Project?> OfAsync(string userId, CancellationToken cancellationToken) =>
        (from membership in db.Set<Membership>()
         join project in db.Set<Project>() on membership.TeamId equals project.TeamId
         where membership.UserId == userId
         orderby membership.JoinedAt, project.Id
         select project).FirstOrDefaultAsync(cancellationToken);
}
