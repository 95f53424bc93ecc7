using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc.Filters;
using Platform.Application.Accounts.Authentication;
using Platform.Domain.Common;
using Platform.WebApi.Authentication;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Limits;

/// <summary>Marks a route as one of a limited kind.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RateLimitedAttribute(RateLimit limit) : Attribute
{
    /// <summary>The kind.</summary>
    public RateLimit Limit { get; } = limit;
}

/// <summary>A body that names the account it is about.</summary>
public interface INamesAccount
{
    /// <summary>Its address.</summary>
    string? Email { get; }
}

/// <summary>
/// Limits requests per network address and per account, and says so in the headers of draft-ietf-httpapi-ratelimit-headers. The limit of an account that somebody
/// who is not signed in names is counted apart for addresses from which its owner has signed in before: strangers use up only the strangers' share.
/// </summary>
internal sealed class RateLimitFilter(RateLimitOptions options, RateLimiter limiter, KnownAddresses known) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (options.Enabled && await RefusalAsync(context) is { } refusal)
        {
            context.Result = ProblemResponse.For(context.HttpContext, refusal);
            return;
        }

        await next();
    }

    private async Task<Error?> RefusalAsync(ActionExecutingContext context)
    {
        var http = context.HttpContext;
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<RateLimitedAttribute>()?.Limit ?? RateLimit.General;
        var policy = options.Of(limit);
        var address = PrefixOf(http.Connection.RemoteIpAddress);
        if (policy.PerAddress is { } perAddress && Count(http, limit, "address", address, perAddress) is { } tooManyFromThere)
        {
            return tooManyFromThere;
        }

        return policy.PerAccount is { } perAccount && await AccountOfAsync(context, http) is { } account ? Count(http, limit, "account", account, perAccount) : null;
    }

    private async Task<string?> AccountOfAsync(ActionExecutingContext context, HttpContext http)
    {
        if (http.User is CallerPrincipal { Caller: var caller })
        {
            return caller.UserId;
        }

        var email = context.ActionArguments.Values.OfType<INamesAccount>().FirstOrDefault()?.Email ?? context.RouteData.Values["email"] as string;
        if (string.IsNullOrWhiteSpace(email))
        {
            return null;
        }

        var from = http.Connection.RemoteIpAddress?.ToString();
        var share = await known.ContainsAsync(email, from, http.RequestAborted) ? from : "strangers";
        return $"{email.Trim().ToUpperInvariant()}\n{share}";
    }

    private Error? Count(HttpContext http, RateLimit limit, string per, string who, Quota quota)
    {
        var name = $"{limit.ToString().ToLowerInvariant()}-{per}";
        var verdict = limiter.Take($"{name}\n{who}", quota);
        http.Response.Headers.Append("RateLimit-Policy", string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota.Count};w={Seconds(quota.Window)}"));
        http.Response.Headers.Append("RateLimit", string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={verdict.Remaining};t={Seconds(verdict.FullAfter)}"));
        return verdict.Passes
            ? null
            : new Error("rate_limited", "Too many requests; the Retry-After header says when to try again.", ErrorKind.TooManyRequests) { RetryAfter = verdict.RetryAfter };
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    private static string PrefixOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        // A single customer has a whole /64.
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
