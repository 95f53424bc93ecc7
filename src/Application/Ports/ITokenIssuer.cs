using Platform.Domain.Accounts;

namespace Platform.Application.Ports;

/// <summary>Signs tokens.</summary>
public interface ITokenIssuer
{
    /// <summary>The token (JWS compact form, HS256). The same claims give the same token for as long as the signing key stays.</summary>
    string Issue(TokenClaims claims);
}

/// <summary>Checks tokens.</summary>
public interface ITokenReader
{
    /// <summary>The claims of a token of exactly this kind with a good signature, issuer and audience; null for anything else.</summary>
    /// <param name="token">What the caller sent.</param>
    /// <param name="kind">The one kind that is accepted.</param>
    /// <param name="acceptExpired">Whether a token past its end is read as well; the caller then decides by <see cref="TokenClaims.ExpiresAt"/>.</param>
    Task<TokenClaims?> ReadAsync(string token, TokenKind kind, bool acceptExpired = false);
}

/// <summary>What a token says.</summary>
public sealed record TokenClaims
{
    /// <summary>What it is for (<c>token_type</c>, and the <c>typ</c> header).</summary>
    public required TokenKind Kind { get; init; }

    /// <summary>The account (<c>sub</c>).</summary>
    public required string UserId { get; init; }

    /// <summary>Id of this one token (<c>jti</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What it stands and falls with (<c>sid</c>): the session, the API key, the lead file, the link, or itself.</summary>
    public required string SessionId { get; init; }

    /// <summary>From when (<c>iat</c>), to the second. The token of a link does not say it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when (<c>exp</c>), to the second.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Address the token was issued for (<c>email</c>).</summary>
    public string? Email { get; init; }

    /// <summary>Team (<c>team_id</c>).</summary>
    public string? TeamId { get; init; }

    /// <summary>Project (<c>project_id</c>).</summary>
    public string? ProjectId { get; init; }

    /// <summary>Lead file (<c>file_id</c>).</summary>
    public string? FileId { get; init; }

    /// <summary>Version of the API key (<c>key_version</c>).</summary>
    public int? KeyVersion { get; init; }
}

/// <summary>The tokens that other features than the accounts need.</summary>
public static class TokenIssuerExtensions
{
    /// <summary>
    /// The token of an application link: <c>token_type</c> "access", <c>exp</c>, <c>jti</c> (the link) and <c>user_id</c>, as its document says, and no other claim.
    /// It lacks the claims and the type of a token that says who calls, and so never passes as one.
    /// </summary>
    /// <param name="issuer">The signer.</param>
    /// <param name="userId">Account that made the link.</param>
    /// <param name="linkId">The link.</param>
    /// <param name="expiresAt">When it ends.</param>
    public static string IssueLinkToken(this ITokenIssuer issuer, string userId, string linkId, DateTimeOffset expiresAt) => issuer.Issue(new TokenClaims
    {
        Kind = TokenKind.Link,
        UserId = userId,
        Id = linkId,
        SessionId = linkId,
        IssuedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = expiresAt,
    });

    /// <summary>A token for one lead file and nothing else.</summary>
    /// <param name="issuer">The signer.</param>
    /// <param name="userId">The account.</param>
    /// <param name="email">Its address.</param>
    /// <param name="teamId">The file's team.</param>
    /// <param name="projectId">The file's project.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="now">The present time.</param>
    /// <param name="expiresAt">Until when it is good; the documents say 24 hours.</param>
    public static string IssueFileToken(
        this ITokenIssuer issuer, string userId, string email, string teamId, string projectId, string fileId, DateTimeOffset now, DateTimeOffset expiresAt) =>
        issuer.Issue(new TokenClaims
        {
            Kind = TokenKind.File,
            UserId = userId,
            Id = Guid.NewGuid().ToString("N"),
            SessionId = fileId,
            IssuedAt = now,
            ExpiresAt = expiresAt,
            Email = email,
            TeamId = teamId,
            ProjectId = projectId,
            FileId = fileId,
        });
}
