using System.Net;
using System.Text.Json;
using Platform.Client;
using Platform.WebApi.CommandLine;

namespace Platform.WebApi.Demo;

/// <summary>The customer's two machines, on one loopback port: the one that offers the lead file and the one that is called back.</summary>
internal sealed class CustomerSide : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskCompletionSource<JsonElement> callback = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebhookVerifier? verifier;
    private int refused;

    private CustomerSide(WebApplication app) => this.app = app;

    /// <summary><c>host:port</c>.</summary>
    public string Authority => new Uri(app.Urls.First()).Authority;

    public string CallbackUrl => $"http://{Authority}/callback";

    /// <summary>Callbacks whose signature did not fit.</summary>
    public int Refused => refused;

    /// <summary>Starts both.</summary>
    public static async Task<CustomerSide> StartAsync(string file, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var side = new CustomerSide(builder.Build());
        side.app.MapGet("/lists/{name}", () => Results.File(Path.GetFullPath(file), "application/octet-stream"));
        side.app.MapPost("/callback", side.Receive);
        await side.app.StartAsync(cancellationToken);
        return side;
    }

    public string UrlOf(string file) => $"http://{Authority}/lists/{Uri.EscapeDataString(Path.GetFileName(file))}";

    /// <summary>From now on callbacks are verified with this secret.</summary>
    public void Expect(WebhookVerifier expected) => verifier = expected;

    /// <summary>The body of the first callback whose signature fits.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public Task<JsonElement> CallbackAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken) => callback.Task.WaitAsync(patience, time, cancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Receive(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (verifier is null || !verifier.IsGenuine(request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], body.ToArray(), PlatformCommandLine.Clock.GetUtcNow()))
        {
            Interlocked.Increment(ref refused);
            return Results.Unauthorized();
        }

        callback.TrySetResult(JsonSerializer.Deserialize<JsonElement>(body.ToArray()));
        return Results.NoContent();
    }
}
