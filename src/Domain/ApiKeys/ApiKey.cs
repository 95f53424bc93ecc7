using Platform.Domain.Common;

namespace Platform.Domain.ApiKeys;

/// <summary>What an API key, or a token made from one, may be used for.</summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>Lead files.</summary>
    Leads = 1,

    /// <summary>Application links.</summary>
    Links = 2,

    /// <summary>The account, its keys, teams and projects.</summary>
    Account = 4,

    /// <summary>Only reading, of what the other scopes open.</summary>
    ReadOnly = 8,

    /// <summary>Everything, with writing.</summary>
    Full = Leads | Links | Account,
}

/// <summary>
/// A key by which programs act for an account in one project. Its secret is derived from the server's master key, the id and the version and is kept nowhere.
/// </summary>
public sealed class ApiKey
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    private ApiKey()
    {
    }

    public string Id { get; private set; } = null!;

    public string UserId { get; private set; } = null!;

    public string TeamId { get; private set; } = null!;

    public string ProjectId { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    /// <summary>Counts the rotations, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>Until when the version before is still good.</summary>
    public DateTimeOffset? PreviousValidUntil { get; private set; }

    public Scopes Scopes { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Whether this is the account's own key, which user-authenticate gives.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>A new key.</summary>
    public static ApiKey Create(string userId, string teamId, string projectId, string name, Scopes scopes, DateTimeOffset now, DateTimeOffset? expiresAt = null, bool isDefault = false) => new()
    {
        Id = Identifiers.New("key", now),
        UserId = userId,
        TeamId = teamId,
        ProjectId = projectId,
        Name = name,
        Version = 1,
        Scopes = scopes,
        CreatedAt = now,
        ExpiresAt = expiresAt,
        IsDefault = isDefault,
    };

    /// <summary>Whether the key can be used at all.</summary>
    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    /// <summary>Whether a version of the key's secret is good.</summary>
    public bool Accepts(int version, DateTimeOffset now) =>
        IsActive(now) && (version == Version || (version == Version - 1 && PreviousValidUntil is { } end && now < end));

    /// <summary>Replaces the secret; the one before stays good for the overlap.</summary>
    /// <returns>An error when the key is revoked or expired.</returns>
    public Result Rotate(DateTimeOffset now, TimeSpan overlap)
    {
        if (!IsActive(now))
        {
            return ApiKeyErrors.NotActive;
        }

        Version++;
        PreviousValidUntil = now + overlap;
        return Result.Success;
    }

    /// <summary>Ends the key at once.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

/// <summary>What can go wrong with API keys in expected ways.</summary>
public static class ApiKeyErrors
{
    public static Error NotActive { get; } = new("api_key_not_active", "The API key is revoked or expired.", ErrorKind.Conflict);

    public static Error MoreThanOwn { get; } = new("insufficient_scope", "A key cannot give more than it has itself.", ErrorKind.Forbidden);

    public static Error NoTeam { get; } = new("no_team", "A key belongs to a team: sign in for one first.", ErrorKind.Conflict);

    public static Error NoAccount { get; } = new("account_not_found", "There is no account with this address.", ErrorKind.NotFound);

    public static Error NotFound { get; } = new("api_key_not_found", "There is no such API key.", ErrorKind.NotFound);
}
