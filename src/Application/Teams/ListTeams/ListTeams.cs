using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ListTeams;

/// <summary>Lists the caller's teams; a token or key of one team lists only that.</summary>
public sealed record ListTeams(PageRequest Page) : IRequest<Result<Page<TeamItem>>>;

internal sealed class ListTeamsHandler(IPlatformDb db, ICaller caller) : IRequestHandler<ListTeams, Result<Page<TeamItem>>>
{
    public Task<Result<Page<TeamItem>>> Handle(ListTeams request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        var only = caller.Kind == TokenKind.User ? null : caller.TeamId;
        var teams = from membership in db.Set<Membership>()
                    join team in db.Set<Team>() on membership.TeamId equals team.Id
                    where membership.UserId == userId && (only == null || team.Id == only)
                    select new Joined { Team = team, Id = team.Id, Role = membership.Role };
        return teams.AsNoTracking().ToPageAsync(request.Page, t => t.Id, t => TeamItem.Of(t.Team, t.Role), cancellationToken);
    }

    private sealed class Joined
    {
        public required string Id { get; init; }

        public required Team Team { get; init; }

        public required TeamRole Role { get; init; }
    }
}
