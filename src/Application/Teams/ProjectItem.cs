using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>A project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TeamId">Its team.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record ProjectItem(string Id, string TeamId, string Name, DateTimeOffset CreatedAt)
{
    internal static ProjectItem Of(Project project) => new(project.Id, project.TeamId, project.Name, project.CreatedAt);
}
