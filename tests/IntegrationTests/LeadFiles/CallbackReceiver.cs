using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>A customer's receiver of callbacks that answers as the test says.</summary>
public sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly Channel<ReceivedCallback> arrived = Channel.CreateUnbounded<ReceivedCallback>();
    private readonly StandInServer server;

    private CallbackReceiver(StandInServer server) => this.server = server;

    /// <summary><c>host:port</c>.</summary>
    public string Host => server.Host;

    public string Url => server.Url("/hook");

    /// <summary>Starts a receiver.</summary>
    /// <param name="answer">Answers the n-th callback, from 1; 200 for all when it is not given.</param>
    public static async Task<CallbackReceiver> StartAsync(Func<int, HttpResponse, Task>? answer = null)
    {
        CallbackReceiver? receiver = null;
        var count = 0;
        var server = await StandInServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var headers = context.Request.Headers;
            if (answer is not null)
            {
                await answer(Interlocked.Increment(ref count), context.Response);
            }

            receiver!.arrived.Writer.TryWrite(new ReceivedCallback(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, context.Request.ContentType!, body));
        });
        return receiver = new CallbackReceiver(server);
    }

    /// <summary>The next callback.</summary>
    public async Task<ReceivedCallback> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await arrived.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

/// <summary>A callback as it arrived.</summary>
public sealed record ReceivedCallback(string Id, string Timestamp, string Signature, string ContentType, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Whether one of its signatures is by this secret, computed as the Standard Webhooks specification says.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
        return Signature.Split(' ').Contains(expected);
    }
}
