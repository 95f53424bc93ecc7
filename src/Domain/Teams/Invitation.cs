using Platform.Domain.Common;

namespace Platform.Domain.Teams;

/// <summary>That somebody with an address may join a team.</summary>
public sealed class Invitation
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public string Id { get; private set; } = null!;

    public string TeamId { get; private set; } = null!;

    public string Email { get; private set; } = null!;

    public TeamRole Role { get; private set; }

    /// <summary>Who invited.</summary>
    public string InvitedBy { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was accepted or taken back; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A new invitation; nobody is invited as owner.</summary>
    public static Result<Invitation> Create(string teamId, string email, TeamRole role, string invitedBy, DateTimeOffset now) => role == TeamRole.Owner
        ? TeamErrors.OwnerStays
        : new Invitation
        {
            Id = Identifiers.New("inv", now),
            TeamId = teamId,
            Email = email,
            Role = role,
            InvitedBy = invitedBy,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
}
