namespace Platform.Domain.LeadFiles;

/// <summary>Whose a lead file is.</summary>
/// <param name="UserId">Account that handed it in.</param>
/// <param name="TeamId">Team of the token it was handed in with; every token of the team may see it.</param>
/// <param name="ProjectId">Project of that team.</param>
public sealed record LeadFileOwner(string UserId, string TeamId, string ProjectId);
