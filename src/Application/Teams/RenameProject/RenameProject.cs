using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.RenameProject;

/// <summary>Gives a project another name.</summary>
public sealed record RenameProject(string TeamId, string ProjectId, string? Name) : IRequest<Result<ProjectItem>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class RenameProjectValidator : AbstractValidator<RenameProject>
{
    public RenameProjectValidator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", Team.MaxNameLength);
}

internal sealed class RenameProjectHandler(IPlatformDb db, ICaller caller, AuditLog audit) : IRequestHandler<RenameProject, Result<ProjectItem>>
{
    public async Task<Result<ProjectItem>> Handle(RenameProject request, CancellationToken cancellationToken)
    {
        var project = await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == request.ProjectId && p.TeamId == request.TeamId, cancellationToken);
        if (project is null)
        {
            return TeamErrors.ProjectNotFound;
        }

        project.Rename(request.Name!.Trim());
        audit.Add("project.renamed", caller.UserId, request.TeamId, project.Id);
        await db.SaveChangesAsync(cancellationToken);
        return ProjectItem.Of(project);
    }
}
