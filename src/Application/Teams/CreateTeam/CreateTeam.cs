using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.CreateTeam;

/// <summary>Makes a team of the caller, with a default project.</summary>
public sealed record CreateTeam(string? Name) : IRequest<Result<TeamItem>>;

internal sealed class CreateTeamValidator : AbstractValidator<CreateTeam>
{
    public CreateTeamValidator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", Team.MaxNameLength);
}

internal sealed class CreateTeamHandler(IPlatformDb db, ICaller caller, AuditLog audit, TimeProvider time) : IRequestHandler<CreateTeam, Result<TeamItem>>
{
    public async Task<Result<TeamItem>> Handle(CreateTeam request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var team = Team.Create(request.Name!.Trim(), now);
        db.Set<Team>().Add(team);
        db.Set<Project>().Add(Project.Create(team.Id, "Default project", now));
        db.Set<Membership>().Add(Membership.Of(team.Id, caller.UserId, TeamRole.Owner, now));
        audit.Add("team.created", caller.UserId, team.Id, team.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TeamItem.Of(team, TeamRole.Owner);
    }
}
