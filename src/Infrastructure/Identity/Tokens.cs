using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Infrastructure.Identity;

/// <summary>Signs and reads tokens by the <see cref="TokenRules"/>.</summary>
internal sealed class Tokens(SigningKeys keys, TokenRules rules, JwtOptions options) : ITokenIssuer, ITokenReader
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public string Issue(TokenClaims claims)
    {
        if (claims.Kind == TokenKind.Link)
        {
            return IssueForLink(claims);
        }

        var payload = new Dictionary<string, object>
        {
            ["token_type"] = TokenRules.NameOf(claims.Kind),
            ["sub"] = claims.UserId,
            ["jti"] = claims.Id,
            ["sid"] = claims.SessionId,
        };
        Add(payload, "email", claims.Email);
        Add(payload, "team_id", claims.TeamId);
        Add(payload, "project_id", claims.ProjectId);
        Add(payload, "file_id", claims.FileId);
        Add(payload, "key_version", claims.KeyVersion);
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = claims.IssuedAt.UtcDateTime,
            Expires = claims.ExpiresAt.UtcDateTime,
            TokenType = TokenRules.TypeOf(claims.Kind),
            Claims = payload,
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.HmacSha256),
        });
    }

    public async Task<TokenClaims?> ReadAsync(string token, TokenKind kind, bool acceptExpired = false)
    {
        var result = await handler.ValidateTokenAsync(token, kind == TokenKind.Link ? rules.RulesForLinks(acceptExpired) : rules.RulesFor([kind], acceptExpired));
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && TokenRules.ClaimsOf(jwt) is { } claims && claims.Kind == kind ? claims : null;
    }

    // The document names four claims; that there is no issuer and audience is one more reason why it is never taken for another kind.
    private string IssueForLink(TokenClaims claims) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Expires = claims.ExpiresAt.UtcDateTime,
        TokenType = TokenRules.TypeOf(TokenKind.Link),
        Claims = new Dictionary<string, object> { ["token_type"] = TokenRules.NameOf(TokenKind.Link), ["jti"] = claims.Id, ["user_id"] = claims.UserId },
        SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.HmacSha256),
    });

    private static void Add(Dictionary<string, object> payload, string claim, object? value)
    {
        if (value is not null)
        {
            payload[claim] = value;
        }
    }
}
