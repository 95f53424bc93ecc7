namespace Platform.Application.Teams;

/// <summary>An entry of the audit log.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="UserId">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Target">To what.</param>
/// <param name="Address">From where.</param>
/// <param name="UserAgent">By which device.</param>
public sealed record AuditItem(string Id, DateTimeOffset At, string? UserId, string Action, string? Target, string? Address, string? UserAgent);
