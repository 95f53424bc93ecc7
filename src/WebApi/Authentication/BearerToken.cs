using System.Net.Http.Headers;

namespace Platform.WebApi.Authentication;

/// <summary>The bearer token of a request, for routes that check it by rules of their own.</summary>
internal static class BearerToken
{
    public static string? Of(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
}
