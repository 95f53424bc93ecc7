namespace Platform.Domain.Accounts;

/// <summary>The use of a token that is good once (confirmation, reset): the token itself is signed and not kept, only its id is.</summary>
public sealed class OneTimeToken
{
    private OneTimeToken()
    {
    }

    /// <summary>The token's <c>jti</c>.</summary>
    public string Id { get; private set; } = null!;

    public string UserId { get; private set; } = null!;

    public TokenKind Kind { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, or made void by another one's use.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>The use of a new token.</summary>
    public static OneTimeToken For(string id, string userId, TokenKind kind, DateTimeOffset now, DateTimeOffset expiresAt) =>
        new() { Id = id, UserId = userId, Kind = kind, CreatedAt = now, ExpiresAt = expiresAt };
}
