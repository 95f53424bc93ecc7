namespace Platform.WebApi.Contracts;

/// <summary>A token of the account.</summary>
/// <param name="Token">Send it as <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record GeneratedTokenBody(string Token, string TokenType, DateTimeOffset ExpiresAt);
