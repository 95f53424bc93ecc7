using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.CreateProject;

/// <summary>Makes a project.</summary>
public sealed record CreateProject(string TeamId, string? Name) : IRequest<Result<ProjectItem>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class CreateProjectValidator : AbstractValidator<CreateProject>
{
    public CreateProjectValidator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", Team.MaxNameLength);
}

internal sealed class CreateProjectHandler(IPlatformDb db, ICaller caller, AuditLog audit, TimeProvider time) : IRequestHandler<CreateProject, Result<ProjectItem>>
{
    public async Task<Result<ProjectItem>> Handle(CreateProject request, CancellationToken cancellationToken)
    {
        var project = Project.Create(request.TeamId, request.Name!.Trim(), time.GetUtcNow());
        db.Set<Project>().Add(project);
        audit.Add("project.created", caller.UserId, request.TeamId, project.Id);
        await db.SaveChangesAsync(cancellationToken);
        return ProjectItem.Of(project);
    }
}
