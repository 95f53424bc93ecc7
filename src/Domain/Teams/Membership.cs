using Platform.Domain.Common;

namespace Platform.Domain.Teams;

/// <summary>What a member may do in a team; each role may do all that the ones before it may.</summary>
public enum TeamRole
{
    /// <summary>Works with the team's projects.</summary>
    Member,

    /// <summary>Also manages members, projects and the audit log.</summary>
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

    /// <summary>Gives another role; an owner is made and unmade only by <see cref="TransferTo"/>.</summary>
    public Result Become(TeamRole role)
    {
        if (Role == TeamRole.Owner || role == TeamRole.Owner)
        {
            return TeamErrors.OwnerStays;
        }

        Role = role;
        return Result.Success;
    }

    /// <summary>Whether the membership can end; an owner's cannot.</summary>
    public Result CheckCanEnd() => Role == TeamRole.Owner ? TeamErrors.OwnerStays : Result.Success;

    /// <summary>Makes another member the owner; the owner stays as an admin.</summary>
    public Result TransferTo(Membership other)
    {
        if (Role != TeamRole.Owner || other.TeamId != TeamId)
        {
            return TeamErrors.RoleTooLow;
        }

        Role = TeamRole.Admin;
        other.Role = TeamRole.Owner;
        return Result.Success;
    }
}
