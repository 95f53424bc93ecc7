using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Platform.Infrastructure.Outbound;

/// <summary>
/// Which addresses the server may connect to on a customer's behalf: those that are globally reachable by the IANA IPv4 and IPv6
/// special-purpose address registries (RFC 6890 and its updates), also where an IPv6 address embeds an IPv4 one.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] ForbiddenV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),          // this network, RFC 791
        IPNetwork.Parse("10.0.0.0/8"),         // private, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"),      // carrier-grade NAT, RFC 6598; one cloud's metadata service is at 100.100.100.200
        IPNetwork.Parse("127.0.0.0/8"),        // loopback
        IPNetwork.Parse("168.63.129.16/32"),   // Azure's platform service, a public address that only virtual machines see
        IPNetwork.Parse("169.254.0.0/16"),     // link-local, RFC 3927; the metadata services of most clouds
        IPNetwork.Parse("172.16.0.0/12"),      // private
        IPNetwork.Parse("192.0.0.0/24"),       // protocol assignments, RFC 6890
        IPNetwork.Parse("192.0.2.0/24"),       // documentation, RFC 5737
        IPNetwork.Parse("192.88.99.0/24"),     // 6to4 relays, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"),     // private
        IPNetwork.Parse("198.18.0.0/15"),      // benchmarks, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"),    // documentation
        IPNetwork.Parse("203.0.113.0/24"),     // documentation
        IPNetwork.Parse("224.0.0.0/4"),        // multicast
        IPNetwork.Parse("240.0.0.0/4"),        // reserved, and broadcast
    ];

    // Only 2000::/3 is assigned as global unicast (RFC 4291); within it these are not reachable, or are tunnels that hide an address.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ForbiddenV6 =
    [
        IPNetwork.Parse("2001::/23"),          // protocol assignments, with Teredo (2001::/32) and ORCHID
        IPNetwork.Parse("2001:db8::/32"),      // documentation, RFC 3849
        IPNetwork.Parse("3fff::/20"),          // documentation, RFC 9637
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is globally reachable unicast.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !ForbiddenV4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(12, 4)));
        }

        if (SixToFour.Contains(address))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(2, 4)));
        }

        // A scope id is for link-local addresses only, whatever the bits say.
        if (address.ScopeId != 0 || !GlobalV6.Contains(address) || ForbiddenV6.Any(network => network.Contains(address)))
        {
            return false;
        }

        // ISATAP (RFC 5214): the interface identifier is 0000:5EFE or 0200:5EFE and an IPv4 address.
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8, 4)) & 0xFDFFFFFF) != 0x00005EFE || IsPublic(new IPAddress(bytes.AsSpan(12, 4)));
    }
}
