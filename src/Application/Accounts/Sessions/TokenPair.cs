namespace Platform.Application.Accounts.Sessions;

/// <summary>What signing in gives.</summary>
/// <param name="UserToken">Token of the user's session.</param>
/// <param name="VaultToken">Token of the user in one team; null until the address is confirmed.</param>
public sealed record TokenPair(string UserToken, string? VaultToken);
