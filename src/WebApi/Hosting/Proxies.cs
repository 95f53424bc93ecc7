using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Platform.Infrastructure;

namespace Platform.WebApi.Hosting;

/// <summary>Finds the client's address behind the operator's proxies.</summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(configuration.ReadSettings<ProxyOptions>(ProxyOptions.Section));

    public static void UseProxies(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<ProxyOptions>().Trusted;
        if (trusted.Count == 0)
        {
            return;
        }

        // From right to left as long as who says it is trusted: what a client writes into the header itself is never reached.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in trusted)
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(text));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
