using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.IdentityModel.Tokens;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Authentication;

/// <summary>How a refused request is answered: 401 and 403 with the error codes of RFC 6750, section 3.1.</summary>
internal sealed class Denials : IAuthorizationMiddlewareResultHandler
{
    private static readonly Error NothingSent = new("unauthenticated", "Sign in first: send Authorization: Bearer <token>, or X-Api-Key.", ErrorKind.Unauthenticated);
    private static readonly Error Expired = new("token_expired", "The token has expired.", ErrorKind.Unauthenticated);
    private static readonly Error Invalid = new("invalid_token", "The token or API key is invalid or no longer good.", ErrorKind.Unauthenticated);
    private static readonly Error OtherUse = new("insufficient_scope", "This token or API key is not for this address.", ErrorKind.Forbidden);

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        if (authorizeResult.Challenged)
        {
            // The middleware keeps no failed result; asked again, the handler gives the one it has.
            var failure = (await context.AuthenticateAsync()).Failure;
            var error = failure switch { null => NothingSent, SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException => Expired, _ => Invalid };
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{error.Message.Replace("\"", string.Empty, StringComparison.Ordinal)}\"";
            await ProblemResponse.WriteAsync(context, error);
            return;
        }

        var unconfirmed = authorizeResult.AuthorizationFailure?.FailureReasons.Any(r => r.Message == AccessHandler.Unconfirmed) is true;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        await ProblemResponse.WriteAsync(context, unconfirmed ? AccountErrors.AddressUnconfirmed : OtherUse);
    }
}
