namespace Platform.Domain.Accounts;

/// <summary>
/// What a signed token is for. Every token says its kind twice, in the <c>typ</c> header and in the claim <c>token_type</c>, and is only ever read
/// where one of its kind is asked for; so none passes as another (RFC 8725, section 3.11).
/// </summary>
public enum TokenKind
{
    /// <summary>A user's session (<c>userToken</c>).</summary>
    User,

    /// <summary>A user in one team and project (<c>vaultToken</c>).</summary>
    Team,

    /// <summary>An account by way of one of its API keys (<c>generate-token</c>).</summary>
    Api,

    /// <summary>One lead file and nothing else.</summary>
    File,

    /// <summary>Proof that a mail to an address was read.</summary>
    EmailConfirmation,

    /// <summary>Leave to choose a new password.</summary>
    PasswordReset,

    /// <summary>An application link.</summary>
    Link,

    /// <summary>An invitation into a team.</summary>
    Invitation,
}
