using Platform.Domain.ApiKeys;

namespace Platform.Application.ApiKeys;

/// <summary>An API key, without its secret.</summary>
public sealed record ApiKeyItem(
    string Id, string Name, Scopes Scopes, string TeamId, string ProjectId, bool IsDefault, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    internal static ApiKeyItem Of(ApiKey key) =>
        new(key.Id, key.Name, key.Scopes, key.TeamId, key.ProjectId, key.IsDefault, key.CreatedAt, key.ExpiresAt, key.LastUsedAt);
}

/// <summary>An API key with its secret, which is shown when it is made or rotated.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">What its owner sends.</param>
public sealed record ApiKeyWithSecret(ApiKeyItem Key, string Secret);
