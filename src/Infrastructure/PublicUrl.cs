using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Platform.Application.Ports;

namespace Platform.Infrastructure;

/// <summary>The configured public address, or the first one the server listens on.</summary>
internal sealed class PublicUrl(PlatformOptions options, IServer server) : IPublicUrl
{
    public string For(string pathAndQuery) => Base() + pathAndQuery;

    private string Base()
    {
        if (!string.IsNullOrWhiteSpace(options.PublicUrl))
        {
            return options.PublicUrl.TrimEnd('/');
        }

        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens nowhere yet, and Platform:PublicUrl is not set.");

        // An address that stands for every interface is none that a client could use.
        return listening.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
