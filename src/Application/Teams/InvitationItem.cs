using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>An open invitation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Role">As what.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Until when it can be accepted.</param>
public sealed record InvitationItem(string Id, string Email, TeamRole Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    internal static InvitationItem Of(Invitation invitation) => new(invitation.Id, invitation.Email, invitation.Role, invitation.CreatedAt, invitation.ExpiresAt);
}
