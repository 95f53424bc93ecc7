using Platform.Domain.Common;

namespace Platform.Domain.Teams;

/// <summary>What can go wrong with teams in expected ways.</summary>
public static class TeamErrors
{
    /// <summary>There is none, or the caller is no member of it: the answer does not say which.</summary>
    public static Error NotFound { get; } = new("team_not_found", "There is no such team.", ErrorKind.NotFound);

    public static Error RoleTooLow { get; } = new("role_too_low", "Your role in this team does not allow it.", ErrorKind.Forbidden);

    public static Error MemberNotFound { get; } = new("member_not_found", "There is no such member in this team.", ErrorKind.NotFound);

    public static Error ProjectNotFound { get; } = new("project_not_found", "There is no such project in this team.", ErrorKind.NotFound);

    public static Error InvitationNotFound { get; } = new("invitation_not_found", "There is no such open invitation.", ErrorKind.NotFound);

    public static Error OwnerStays { get; } = new("owner_must_transfer", "The owner of a team keeps that role until the team is transferred.", ErrorKind.Conflict);

    public static Error AlreadyMember { get; } = new("already_member", "There is a member with this address already.", ErrorKind.Conflict);

    public static Error OtherAddress { get; } = new("email_mismatch", "The invitation is for another address than that of this account.", ErrorKind.Forbidden);
}
