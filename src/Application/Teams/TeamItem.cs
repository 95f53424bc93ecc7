using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>A team as one of its members sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its name as part of an address.</param>
/// <param name="Role">The caller's role in it.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record TeamItem(string Id, string Name, string Slug, TeamRole Role, DateTimeOffset CreatedAt)
{
    internal static TeamItem Of(Team team, TeamRole role) => new(team.Id, team.Name, team.Slug, role, team.CreatedAt);
}
