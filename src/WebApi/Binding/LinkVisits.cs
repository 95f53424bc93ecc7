using System.Net;
using Platform.Domain.Links;

namespace Platform.WebApi.Binding;

/// <summary>Reads from a request how a visit of a link's page looks.</summary>
internal static class LinkVisits
{
    public static LinkVisit Of(HttpRequest request)
    {
        var headers = request.Headers;
        return new LinkVisit(
            request.Method,
            headers.UserAgent.ToString(),
            headers.AcceptLanguage.ToString(),
            headers["Sec-Fetch-Site"].ToString(),
            headers["Sec-Purpose"].Count > 0 ? headers["Sec-Purpose"].ToString() : headers["Purpose"].ToString(),
            request.IsHttps || request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address)));
    }
}
