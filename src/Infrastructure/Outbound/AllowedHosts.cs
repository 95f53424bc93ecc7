using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Platform.Infrastructure.Outbound;

/// <summary>Hosts that the operator allows whatever their addresses are: <c>host</c> (every port) or <c>host:port</c>.</summary>
public sealed class AllowedHosts
{
    private readonly FrozenSet<string> entries;

    private AllowedHosts(FrozenSet<string> entries) => this.entries = entries;

    /// <summary>No host.</summary>
    public static AllowedHosts None { get; } = new(FrozenSet<string>.Empty);

    /// <summary>Reads a list from a setting: several entries (<c>Fetch:AllowedHosts:0</c>, …) or one with commas.</summary>
    /// <exception cref="InvalidSettingException">An entry is not <c>host</c> or <c>host:port</c>.</exception>
    public static AllowedHosts From(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var listed = section.GetChildren().Select(child => child.Value).Prepend(section.Value)
            .SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Of(listed, key);
    }

    /// <summary>A list of the given entries.</summary>
    /// <param name="hosts">Each <c>host</c> or <c>host:port</c>; IPv6 addresses in brackets.</param>
    /// <param name="key">The setting they come from, for the message.</param>
    /// <exception cref="InvalidSettingException">An entry is not <c>host</c> or <c>host:port</c>.</exception>
    public static AllowedHosts Of(IEnumerable<string> hosts, string key = "Fetch:AllowedHosts") =>
        new(hosts.Select(host => Normalised(host, key)).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether this host, named so in the URL, is allowed on this port.</summary>
    public bool Contains(string host, int port)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        return entries.Contains(name) || entries.Contains(string.Create(CultureInfo.InvariantCulture, $"{name}:{port}"));
    }

    // By the same parser that reads the URLs, so that both sides spell an address alike. Brackets go: "::1" and "::1:80" cannot be confused
    // with each other because the parser writes every IPv6 host in its shortest form and the lookup does the same.
    private static string Normalised(string entry, string key)
    {
        var wrong = new InvalidSettingException(key, $"has the entry \"{entry}\", which is neither host nor host:port");
        if (entry.Contains('/', StringComparison.Ordinal) || entry.Contains('@', StringComparison.Ordinal) || !Uri.TryCreate("tcp://" + entry, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw wrong;
        }

        var host = uri.Host.Trim('[', ']').TrimEnd('.');
        return uri.Port >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}") : host;
    }
}
