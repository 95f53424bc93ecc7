using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ListProjects;

/// <summary>Lists the projects of a team.</summary>
public sealed record ListProjects(string TeamId, PageRequest Page) : IRequest<Result<Page<ProjectItem>>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Member;
}

internal sealed class ListProjectsHandler(IPlatformDb db) : IRequestHandler<ListProjects, Result<Page<ProjectItem>>>
{
    public Task<Result<Page<ProjectItem>>> Handle(ListProjects request, CancellationToken cancellationToken) =>
        db.Set<Project>().AsNoTracking().Where(p => p.TeamId == request.TeamId).ToPageAsync(request.Page, p => p.Id, ProjectItem.Of, cancellationToken);
}
