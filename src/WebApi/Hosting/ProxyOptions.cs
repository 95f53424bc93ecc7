using System.Net;
using Platform.Infrastructure;

namespace Platform.WebApi.Hosting;

/// <summary>Configuration section <c>Proxy</c>: reverse proxies in front of the server.</summary>
public sealed class ProxyOptions : ICheckedSettings
{
    public const string Section = "Proxy";

    /// <summary>
    /// Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/8</c>) of the reverse proxies whose <c>X-Forwarded-For</c> is believed: limits, sessions and the audit log then go by the
    /// last address in it that is none of them. Default none: the header is ignored.
    /// Behind a proxy that is not named here all clients count as one address.
    /// </summary>
    public IReadOnlyList<string> Trusted { get; set; } = [];

    public IEnumerable<(string Key, string Problem)> Problems() => Trusted
        .Where(t => !IPAddress.TryParse(t, out _) && !IPNetwork.TryParse(t, out _))
        .Select(t => (nameof(Trusted), $"must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/8, not '{t}'"));
}
