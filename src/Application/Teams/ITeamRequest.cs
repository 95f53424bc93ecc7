using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>
/// A request about one team. Before its handler runs, <c>TeamAccessBehaviour</c> has made sure that the caller is a member with enough rights; this is the one
/// mechanism by which roles are enforced.
/// </summary>
public interface ITeamRequest
{
    /// <summary>The team.</summary>
    string TeamId { get; }

    /// <summary>The least role that may do it.</summary>
    TeamRole Needed { get; }
}
