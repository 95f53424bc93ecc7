using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Platform.Infrastructure.Outbound;

/// <summary>The one line that makes an HttpClient safe for addresses that customers choose.</summary>
internal static class GuardedHttpClient
{
    /// <summary>
    /// Connections only to addresses that <see cref="AddressRules"/> allows or to <paramref name="allowed"/> hosts; no redirect is followed
    /// without its caller, no proxy, no cookies, no decompression, no ambient credentials.
    /// </summary>
    public static IHttpClientBuilder OnlyToPublicAddresses(this IHttpClientBuilder builder, AllowedHosts allowed, TimeSpan connectTimeout)
    {
        builder.Services.TryAddSingleton<INetwork, SystemNetwork>();
        return builder
            .RemoveAllLoggers() // they write URLs
            .ConfigureHttpClient(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd($"Platform/{Version}");
            })
            .ConfigurePrimaryHttpMessageHandler(services => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                Credentials = null,
                ConnectTimeout = connectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                MaxResponseHeadersLength = 64,
                ConnectCallback = new GuardedConnector(services.GetRequiredService<INetwork>(), allowed).ConnectAsync,
            });
    }

    private static string Version { get; } = typeof(GuardedHttpClient).Assembly.GetName().Version!.ToString(3);
}
