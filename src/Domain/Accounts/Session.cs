namespace Platform.Domain.Accounts;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>By its user.</summary>
    SignedOut,

    /// <summary>The password was changed or reset.</summary>
    PasswordChanged,

    /// <summary>A token that had been replaced came back: two parties hold the session's tokens.</summary>
    TokenReused,

    /// <summary>The account is gone.</summary>
    AccountDeleted,
}

/// <summary>
/// One sign-in on one device. Its user token is replaced at each refresh; the row remembers the present token and the one before
/// (RFC 9700, section 4.14.2: rotation with detection of replay).
/// </summary>
public sealed class Session
{
    private Session()
    {
    }

    public string Id { get; private set; } = null!;

    public string UserId { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the present token was issued; the idle limit counts from here.</summary>
    public DateTimeOffset RotatedAt { get; private set; }

    /// <summary>When the session ends however often it is refreshed.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Id (<c>jti</c>) of the present user token.</summary>
    public string TokenId { get; private set; } = null!;

    /// <summary>Id of the user token before.</summary>
    public string? PreviousTokenId { get; private set; }

    /// <summary>The team and project that the session's tokens speak for; null until the address is confirmed.</summary>
    public string? TeamId { get; private set; }

    public string? ProjectId { get; private set; }

    /// <summary>Network address of the sign-in.</summary>
    public string? Address { get; private set; }

    /// <summary>What the device calls itself.</summary>
    public string? UserAgent { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndReason { get; private set; }

    /// <summary>Starts a session.</summary>
    public static Session Start(string id, string userId, string tokenId, DateTimeOffset now, DateTimeOffset endsAt, string? teamId, string? projectId, string? address, string? userAgent) => new()
    {
        Id = id,
        UserId = userId,
        TokenId = tokenId,
        CreatedAt = now,
        RotatedAt = now,
        EndsAt = endsAt,
        TeamId = teamId,
        ProjectId = projectId,
        Address = address,
        UserAgent = userAgent,
    };

    /// <summary>What a refresh with a token of this session means.</summary>
    /// <param name="tokenId">The token's <c>jti</c>.</param>
    /// <param name="now">The present time.</param>
    /// <param name="idleLimit">How long after the last refresh the session can still be refreshed.</param>
    /// <param name="raceWindow">How long the direct predecessor is forgiven.</param>
    public RefreshVerdict Judge(string tokenId, DateTimeOffset now, TimeSpan idleLimit, TimeSpan raceWindow)
    {
        if (EndedAt is not null || now >= EndsAt || now >= RotatedAt + idleLimit)
        {
            return RefreshVerdict.Over;
        }

        if (tokenId == TokenId)
        {
            return RefreshVerdict.Rotate;
        }

        return tokenId == PreviousTokenId && now <= RotatedAt + raceWindow ? RefreshVerdict.RepeatSuccessor : RefreshVerdict.Reuse;
    }

    /// <summary>Whether the session's tokens are still good.</summary>
    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < EndsAt;
}

/// <summary>What a refresh comes to.</summary>
public enum RefreshVerdict
{
    /// <summary>The session has ended or run out.</summary>
    Over,

    /// <summary>The present token: a new one replaces it.</summary>
    Rotate,

    /// <summary>The direct predecessor within the race window: the same successor again.</summary>
    RepeatSuccessor,

    /// <summary>An older token: somebody has a copy, the session must end.</summary>
    Reuse,
}
