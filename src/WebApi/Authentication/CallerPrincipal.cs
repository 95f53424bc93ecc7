using System.Security.Claims;
using Platform.Application.Accounts.Authentication;

namespace Platform.WebApi.Authentication;

/// <summary>The caller as ASP.NET Core carries it through a request.</summary>
internal sealed class CallerPrincipal(CallerIdentity caller, string scheme) : ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", caller.UserId)], scheme, "sub", null))
{
    public CallerIdentity Caller { get; } = caller;
}
