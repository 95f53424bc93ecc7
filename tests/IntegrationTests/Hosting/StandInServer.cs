using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.IntegrationTests.Hosting;

/// <summary>A server of somebody else's, in the test's process: a source of lead files or a receiver of callbacks.</summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInServer(WebApplication app, ConcurrentQueue<string> requests)
    {
        this.app = app;
        Requests = requests;
        Port = new Uri(app.Urls.First()).Port;
    }

    public int Port { get; }

    /// <summary><c>host:port</c>, as settings want it.</summary>
    public string Host => $"127.0.0.1:{Port}";

    /// <summary>Path and query of every request so far.</summary>
    public ConcurrentQueue<string> Requests { get; }

    public string Url(string path) => $"http://{Host}{path}";

    /// <summary>Starts a server that answers every request so.</summary>
    public static async Task<StandInServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var requests = new ConcurrentQueue<string>();
        app.Run(context =>
        {
            requests.Enqueue(context.Request.Path + context.Request.QueryString);
            return answer(context);
        });
        await app.StartAsync();
        return new StandInServer(app, requests);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }
}
