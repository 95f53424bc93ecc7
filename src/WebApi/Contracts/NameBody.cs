using Platform.Domain.Teams;

namespace Platform.WebApi.Contracts;

/// <summary>A name.</summary>
/// <param name="Name">One line of at most 100 characters.</param>
public sealed record NameBody(string? Name);

/// <summary>A member.</summary>
/// <param name="UserId">The account.</param>
public sealed record MemberBody(string? UserId);

/// <summary>A role.</summary>
/// <param name="Role"><c>admin</c> or <c>member</c>.</param>
public sealed record RoleBody(TeamRole? Role);

/// <summary>An invitation.</summary>
/// <param name="Email">Who is invited.</param>
/// <param name="Role"><c>admin</c> or <c>member</c>, which it is when it is not said.</param>
public sealed record InvitationBody(string? Email, TeamRole? Role = null);

/// <summary>A token from a mail.</summary>
/// <param name="Token">The token of the mail's link.</param>
public sealed record TokenBody(string? Token);

/// <summary>A project of a team.</summary>
/// <param name="ProjectId">The project; the first one when it is not said.</param>
public sealed record ProjectChoiceBody(string? ProjectId = null);
