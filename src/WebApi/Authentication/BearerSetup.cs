using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Platform.Application.Accounts.Authentication;
using Platform.Domain.Accounts;
using Platform.Infrastructure.Identity;

namespace Platform.WebApi.Authentication;

/// <summary>Bearer tokens: checked by the same rules as everywhere, and then for whom they still stand.</summary>
internal sealed class BearerSetup(TokenRules rules) : IConfigureNamedOptions<JwtBearerOptions>
{
    // Kinds that say who calls. Tokens from mails and links never do.
    private static readonly TokenKind[] Kinds = [TokenKind.User, TokenKind.Team, TokenKind.Api, TokenKind.File];

    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = rules.RulesFor(Kinds);
        options.Events = new JwtBearerEvents { OnTokenValidated = FindCallerAsync };
    }

    private static async Task FindCallerAsync(TokenValidatedContext context)
    {
        var verifier = context.HttpContext.RequestServices.GetRequiredService<CredentialVerifier>();
        if (context.SecurityToken is JsonWebToken jwt
            && TokenRules.ClaimsOf(jwt) is { } claims
            && Kinds.Contains(claims.Kind)
            && await verifier.VerifyAsync(claims, context.HttpContext.RequestAborted) is { } caller)
        {
            context.Principal = new CallerPrincipal(caller, context.Scheme.Name);
        }
        else
        {
            context.Fail("The token stands for nobody any more.");
        }
    }
}
