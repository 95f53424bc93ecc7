using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;

namespace Platform.Application.Ports;

/// <summary>Who makes the present request, as its token or API key says. Only to be used where the route demands a caller.</summary>
public interface ICaller
{
    /// <summary>The account.</summary>
    string UserId { get; }

    /// <summary>The account's address.</summary>
    string Email { get; }

    /// <summary>The team the token or key is for; null for a user token before the address is confirmed.</summary>
    string? TeamId { get; }

    /// <summary>The project of that team.</summary>
    string? ProjectId { get; }

    /// <summary>Set when the token is good for one lead file only.</summary>
    string? FileId { get; }

    /// <summary>What the credential stands and falls with: the session, the API key or the lead file.</summary>
    string SessionId { get; }

    /// <summary>Kind of the credential; an API key counts as <see cref="TokenKind.Api"/>.</summary>
    TokenKind Kind { get; }

    /// <summary>What the credential may be used for.</summary>
    Scopes Scopes { get; }
}
