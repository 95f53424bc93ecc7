using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.RenameTeam;

/// <summary>Gives a team another name.</summary>
public sealed record RenameTeam(string TeamId, string? Name) : IRequest<Result<TeamItem>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class RenameTeamValidator : AbstractValidator<RenameTeam>
{
    public RenameTeamValidator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", Team.MaxNameLength);
}

internal sealed class RenameTeamHandler(IPlatformDb db, ICaller caller, AuditLog audit) : IRequestHandler<RenameTeam, Result<TeamItem>>
{
    public async Task<Result<TeamItem>> Handle(RenameTeam request, CancellationToken cancellationToken)
    {
        var team = await db.Set<Team>().FirstAsync(t => t.Id == request.TeamId, cancellationToken);
        var membership = await db.Set<Membership>().AsNoTracking().FirstAsync(m => m.TeamId == team.Id && m.UserId == caller.UserId, cancellationToken);
        team.Rename(request.Name!.Trim());
        audit.Add("team.renamed", caller.UserId, team.Id, team.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TeamItem.Of(team, membership.Role);
    }
}
