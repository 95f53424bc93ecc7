using Platform.Application.Accounts.GetMe;

namespace Platform.WebApi.Contracts;

/// <summary>An account as its owner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">What the person calls themselves.</param>
/// <param name="EmailConfirmed">Whether the address is confirmed.</param>
/// <param name="TwoFactorEnabled">Whether signing in needs a second factor.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="TeamId">Team that the token or key speaks for.</param>
/// <param name="ProjectId">Project of that team.</param>
public sealed record MeBody(
    string Id, string Email, string Name, bool EmailConfirmed, bool TwoFactorEnabled, DateTimeOffset CreatedAt, string? TeamId, string? ProjectId)
{
    internal static MeBody Of(Me me) => new(
        me.Account.Id, me.Account.Email, me.Account.Name, me.Account.EmailConfirmed, me.Account.TwoFactorEnabled, me.Account.CreatedAt, me.TeamId, me.ProjectId);
}

/// <summary>What can be changed about an account.</summary>
/// <param name="Name">What the person calls themselves.</param>
public sealed record UpdateMeBody(string? Name);
