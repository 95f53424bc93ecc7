using System.Net;
using System.Net.Sockets;

namespace Platform.Infrastructure.Outbound;

/// <summary>The network as guarded connections use it.</summary>
public interface INetwork
{
    /// <summary>Finds the addresses of a name.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Opens a TCP connection.</summary>
    /// <exception cref="SocketException">Nothing answers there.</exception>
    Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken);
}
