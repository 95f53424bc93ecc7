using Microsoft.AspNetCore.Authorization;
using Platform.Application.Accounts.Authentication;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;

namespace Platform.WebApi.Authentication;

/// <summary>Decides whether a caller passes, and says why not.</summary>
internal sealed class AccessHandler(IHttpContextAccessor accessor) : AuthorizationHandler<AccessRequirement>
{
    /// <summary>Why a caller is refused whose address is not confirmed.</summary>
    public const string Unconfirmed = "email_unconfirmed";

    /// <summary>Why a caller is refused whose credential is for other things.</summary>
    public const string InsufficientScope = "insufficient_scope";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.User is CallerPrincipal { Caller: var caller })
        {
            var refusal = RefusalOf(caller, requirement.Access, accessor.HttpContext!.Request.Method);
            if (refusal is null)
            {
                context.Succeed(requirement);
            }
            else
            {
                context.Fail(new AuthorizationFailureReason(this, refusal));
            }
        }

        return Task.CompletedTask;
    }

    private static string? RefusalOf(CallerIdentity caller, AccessAttribute access, string method)
    {
        var kindPasses = caller.Kind switch
        {
            TokenKind.User or TokenKind.Team => true,
            TokenKind.Api => !access.SessionOnly,
            TokenKind.File => access.FileToken,
            _ => false,
        };
        var writes = !access.Reads && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
        if (!kindPasses || (caller.Scopes & access.Scope) != access.Scope || (writes && caller.Scopes.HasFlag(Scopes.ReadOnly)))
        {
            return InsufficientScope;
        }

        return caller.EmailConfirmed || access.Unconfirmed ? null : Unconfirmed;
    }
}
