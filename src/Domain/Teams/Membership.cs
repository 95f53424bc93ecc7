namespace Platform.Domain.Teams;

/// <summary>What a member may do in a team; each role may do all that the ones before it may.</summary>
public enum TeamRole
{
    /// <summary>Works with the team's projects.</summary>
    Member,

    /// <summary>Also manages members, projects and keys.</summary>
    Admin,

    /// <summary>Also transfers and deletes the team. There is exactly one.</summary>
    Owner,
}

/// <summary>That a user belongs to a team.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    public string TeamId { get; private set; } = null!;

    public string UserId { get; private set; } = null!;

    public TeamRole Role { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>A new membership.</summary>
    public static Membership Of(string teamId, string userId, TeamRole role, DateTimeOffset now) =>
        new() { TeamId = teamId, UserId = userId, Role = role, JoinedAt = now };

    /// <summary>Gives another role.</summary>
    public void Become(TeamRole role) => Role = role;
}
