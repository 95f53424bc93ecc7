using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>A member of a team.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role.</param>
/// <param name="JoinedAt">Since when.</param>
public sealed record MemberItem(string UserId, string Email, string Name, TeamRole Role, DateTimeOffset JoinedAt);
