using System.Net;
using System.Net.Sockets;

namespace Platform.Infrastructure.Outbound;

/// <summary>The address may not be connected to.</summary>
public sealed class AddressRefusedException(string host) : IOException($"{host} is not at a public address.")
{
    /// <summary>The host as the URL named it.</summary>
    public string Host { get; } = host;
}

/// <summary>
/// Opens the connections of a guarded HttpClient. The name is resolved here, once, and the connection goes to one of the addresses that were
/// checked: a name that changes its answer between check and connection gains nothing.
/// </summary>
public sealed class GuardedConnector(INetwork network, AllowedHosts allowed)
{
    /// <summary>To be set as <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressRefusedException">None of the host's addresses may be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await network.ResolveAsync(endpoint.Host, cancellationToken);
        var permitted = allowed.Contains(endpoint.Host, endpoint.Port) ? addresses : [.. addresses.Where(AddressRules.IsPublic)];
        if (permitted.Length == 0)
        {
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressRefusedException(endpoint.Host);
        }

        return await ConnectToFirstAsync(permitted, endpoint.Port, cancellationToken);
    }

    private async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await network.ConnectAsync(new IPEndPoint(addresses[i], port), cancellationToken);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                // The next address may answer; the last one's failure is the caller's.
            }
        }
    }
}
