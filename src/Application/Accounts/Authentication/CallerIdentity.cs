using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;

namespace Platform.Application.Accounts.Authentication;

/// <summary>Who a credential stands for at this moment.</summary>
public sealed record CallerIdentity
{
    /// <summary>Kind of the credential; an API key counts as <see cref="TokenKind.Api"/>.</summary>
    public required TokenKind Kind { get; init; }

    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>Its address.</summary>
    public required string Email { get; init; }

    /// <summary>Whether that address is confirmed.</summary>
    public required bool EmailConfirmed { get; init; }

    /// <summary>What the credential stands and falls with: the session, the API key or the lead file.</summary>
    public required string SessionId { get; init; }

    /// <summary>What it may be used for.</summary>
    public Scopes Scopes { get; init; } = Scopes.Full;

    /// <summary>Team, when there is one.</summary>
    public string? TeamId { get; init; }

    /// <summary>Project, when there is one.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Lead file, for a token of one.</summary>
    public string? FileId { get; init; }

    /// <summary>Version of the API key.</summary>
    public int? KeyVersion { get; init; }
}
