using System.Text.Json.Serialization;
using Platform.Application.ApiKeys;
using Platform.Domain.ApiKeys;

namespace Platform.WebApi.Contracts;

/// <summary>What a key may be used for.</summary>
public enum ApiKeyScope
{
    /// <summary>Lead files.</summary>
    Leads,

    /// <summary>Application links.</summary>
    Links,

    /// <summary>The account, its keys, teams and projects.</summary>
    Account,

    /// <summary>Only reading, of what the others open.</summary>
    ReadOnly,
}

/// <summary>A new key.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for; everything when it is not said.</param>
/// <param name="ExpiresAt">Until when it is good; without end when it is not said.</param>
public sealed record CreateApiKeyBody(string? Name, IReadOnlyList<ApiKeyScope>? Scopes = null, DateTimeOffset? ExpiresAt = null)
{
    internal Scopes ToScopes() => Scopes is null ? Domain.ApiKeys.Scopes.Full : Scopes.Aggregate(Domain.ApiKeys.Scopes.None, (all, scope) => all | scope switch
    {
        ApiKeyScope.Leads => Domain.ApiKeys.Scopes.Leads,
        ApiKeyScope.Links => Domain.ApiKeys.Scopes.Links,
        ApiKeyScope.Account => Domain.ApiKeys.Scopes.Account,
        _ => Domain.ApiKeys.Scopes.ReadOnly,
    });
}

/// <summary>How a key is rotated.</summary>
/// <param name="OverlapSeconds">For how long the present secret stays good; not at all when it is not said.</param>
public sealed record RotateApiKeyBody(int? OverlapSeconds = null);

/// <summary>An API key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="TeamId">Its team.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="Default">Whether it is the one that user-authenticate gives.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
/// <param name="ApiSecretKey">The key itself; only when it is made or rotated.</param>
public sealed record ApiKeyBody(
    string Id,
    string Name,
    IReadOnlyList<ApiKeyScope> Scopes,
    string TeamId,
    string ProjectId,
    bool Default,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ApiSecretKey = null)
{
    internal static ApiKeyBody Of(ApiKeyItem key) =>
        new(key.Id, key.Name, ScopesOf(key.Scopes), key.TeamId, key.ProjectId, key.IsDefault, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, null);

    internal static ApiKeyBody Of(ApiKeyWithSecret key) => Of(key.Key) with { ApiSecretKey = key.Secret };

    private static List<ApiKeyScope> ScopesOf(Scopes scopes) => [.. Enum.GetValues<ApiKeyScope>().Where(s => scopes.HasFlag(Enum.Parse<Scopes>(s.ToString())))];
}
