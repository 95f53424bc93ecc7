using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Infrastructure.Fetching;
using Platform.Infrastructure.Outbound;
using Platform.Infrastructure.Storage;

namespace Platform.IntegrationTests.Fetching;

/// <summary>The fetcher with real connections, a store in a temporary directory, and names that resolve as the test says.</summary>
internal sealed class FetchFixture : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("platform-fetch-").FullName;
    private readonly ServiceProvider services;

    public FetchFixture(INetwork? resolver, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Fetch:RetryDelay"] = "00:00:00", ["Fetch:ConnectTimeout"] = "00:00:02" })
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        Store = new LocalFileStore(directory);
        collection.AddSingleton<IFileStore>(Store);
        if (resolver is not null)
        {
            collection.AddSingleton(resolver);
        }

        collection.AddFetching(configuration);
        services = collection.BuildServiceProvider();
    }

    public LocalFileStore Store { get; }

    public async Task<(long Bytes, string? Code)> FetchAsync(string url)
    {
        var result = await services.GetRequiredService<ILeadFileFetcher>().FetchAsync(new Uri(url), "files/f/input/1", null, CancellationToken.None);
        return result.Error is { } error ? (0, error.Code) : (result.Value, null);
    }

    public async Task<string?> StoredAsync()
    {
        if (await Store.OpenAsync("files/f/input/1", CancellationToken.None) is not { } stored)
        {
            return null;
        }

        using var reader = new StreamReader(stored.Content);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>Answers for names as the test says, one answer after the other, the last one for ever; counts the questions.</summary>
internal sealed class ScriptedNetwork(Dictionary<string, string[]> answers) : INetwork
{
    public ConcurrentDictionary<string, int> Questions { get; } = new();

    /// <summary>The addresses that connections were opened to.</summary>
    public ConcurrentBag<IPAddress> Connections { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var question = Questions.AddOrUpdate(host, 1, (_, count) => count + 1);
        var script = answers[host];
        return Task.FromResult(new[] { IPAddress.Parse(script[Math.Min(question, script.Length) - 1]) });
    }

    // Nothing answers at a public address: no test sends anything off this machine.
    public async Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        Connections.Add(endpoint.Address);
        if (!IPAddress.IsLoopback(endpoint.Address))
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        var client = new TcpClient();
        await client.ConnectAsync(endpoint, cancellationToken);
        return client.GetStream();
    }
}
