using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Infrastructure.Identity;

/// <summary>
/// What makes a token good: JWS (RFC 7515) with HS256 only, a key by its exact <c>kid</c>, issuer, audience, end, and an explicit type (RFC 8725). The one
/// place that says so, for the bearer authentication and for all other uses.
/// </summary>
public sealed class TokenRules
{
    private readonly SigningKeys keys;
    private readonly JwtOptions options;
    private readonly TimeProvider time;

    internal TokenRules(SigningKeys keys, JwtOptions options, TimeProvider time)
    {
        this.keys = keys;
        this.options = options;
        this.time = time;
    }

    /// <summary>The checks for tokens of some kinds.</summary>
    public TokenValidationParameters RulesFor(IEnumerable<TokenKind> kinds, bool acceptExpired = false) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidTypes = [.. kinds.Select(TypeOf)],
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        TryAllIssuerSigningKeys = false,
        IssuerSigningKeyResolver = (_, _, kid, _) => keys.Find(kid) is { } key ? [key] : [],
        ValidateLifetime = true,
        LifetimeValidator = (_, expires, _, _) => expires is { } end && (acceptExpired || end > time.GetUtcNow().UtcDateTime),
        NameClaimType = "sub",
    };

    /// <summary>The checks for the token of a link: the same, but that it names neither issuer nor audience.</summary>
    public TokenValidationParameters RulesForLinks(bool acceptExpired)
    {
        var rules = RulesFor([TokenKind.Link], acceptExpired);
        rules.ValidateIssuer = false;
        rules.ValidateAudience = false;
        return rules;
    }

    /// <summary>What a token with a good signature says; null when something is missing or its two type marks differ.</summary>
    public static TokenClaims? ClaimsOf(JsonWebToken jwt)
    {
        var type = Text(jwt, "token_type");
        foreach (var kind in Enum.GetValues<TokenKind>())
        {
            if (NameOf(kind) == type && TypeOf(kind) == jwt.Typ)
            {
                return kind == TokenKind.Link ? ClaimsOfLink(jwt) : Text(jwt, "sub") is { } user && Text(jwt, "jti") is { } id && Text(jwt, "sid") is { } session
                    ? new TokenClaims
                    {
                        Kind = kind,
                        UserId = user,
                        Id = id,
                        SessionId = session,
                        IssuedAt = jwt.IssuedAt,
                        ExpiresAt = jwt.ValidTo,
                        Email = Text(jwt, "email"),
                        TeamId = Text(jwt, "team_id"),
                        ProjectId = Text(jwt, "project_id"),
                        FileId = Text(jwt, "file_id"),
                        KeyVersion = jwt.TryGetPayloadValue("key_version", out int version) ? version : null,
                    }
                    : null;
            }
        }

        return null;
    }

    private static TokenClaims? ClaimsOfLink(JsonWebToken jwt) => Text(jwt, "user_id") is { } user && Text(jwt, "jti") is { } id
        ? new TokenClaims { Kind = TokenKind.Link, UserId = user, Id = id, SessionId = id, IssuedAt = DateTimeOffset.UnixEpoch, ExpiresAt = jwt.ValidTo }
        : null;

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue(claim, out string? value) && !string.IsNullOrEmpty(value) ? value : null;

    // The document of the links calls their token "access".
    internal static string NameOf(TokenKind kind) => kind == TokenKind.Link ? "access" : JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    internal static string TypeOf(TokenKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()) + "+jwt";
}
