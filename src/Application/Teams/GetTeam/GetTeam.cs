using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.GetTeam;

/// <summary>Asks for one team.</summary>
public sealed record GetTeam(string TeamId) : IRequest<Result<TeamItem>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Member;
}

internal sealed class GetTeamHandler(IPlatformDb db, ICaller caller) : IRequestHandler<GetTeam, Result<TeamItem>>
{
    public async Task<Result<TeamItem>> Handle(GetTeam request, CancellationToken cancellationToken)
    {
        var team = await db.Set<Team>().AsNoTracking().FirstAsync(t => t.Id == request.TeamId, cancellationToken);
        var membership = await db.Set<Membership>().AsNoTracking().FirstAsync(m => m.TeamId == team.Id && m.UserId == caller.UserId, cancellationToken);
        return TeamItem.Of(team, membership.Role);
    }
}
