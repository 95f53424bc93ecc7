using System.CommandLine;
using System.Net;
using System.Text.Json;
using Platform.Client;

namespace Platform.WebApi.CommandLine;

/// <summary><c>webhooks listen</c>: a receiver on this machine that verifies callbacks and prints them.</summary>
internal sealed class WebhooksVerb : Command
{
    public const string SecretVariable = "PLATFORM_WEBHOOK_SECRET";

    public WebhooksVerb()
        : base("webhooks", "Callbacks.") => Add(new ListenVerb());

    private sealed class ListenVerb : Command
    {
        private const long MostBytes = 1024 * 1024;

        private readonly ServerConnection connection = new();
        private readonly Option<int> port = new("--port") { DefaultValueFactory = _ => 5090, Description = "Port of 127.0.0.1 to listen on; 0 for any that is free." };
        private readonly Option<bool> once = new("--once") { Description = "Ends after the first genuine callback." };
        private readonly Option<bool> json = new("--json") { Description = "Prints each callback as one line of JSON." };

        public ListenVerb()
            : base("listen", $"Receives callbacks, verifies their signatures and prints them. The secret is that of the environment variable {SecretVariable}, or the account's, which the server is asked for.")
        {
            Add(port);
            Add(once);
            Add(json);
            connection.AddTo(this);
            SetAction(RunAsync);
        }

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            var verifier = new WebhookVerifier(await SecretAsync(parsed, cancellationToken));
            var output = parsed.InvocationConfiguration.Output;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = MostBytes;
                kestrel.Listen(IPAddress.Loopback, parsed.GetValue(port));
            });
            await using var app = builder.Build();
            app.MapPost("/{**path}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
                var id = request.Headers["webhook-id"].ToString();
                var genuine = verifier.IsGenuine(id, request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], body.ToArray(), PlatformCommandLine.Clock.GetUtcNow());
                Show(output, parsed.GetValue(json), id, genuine, body.ToArray());
                if (genuine && parsed.GetValue(once))
                {
                    request.HttpContext.Response.OnCompleted(enough.CancelAsync);
                }

                return genuine ? Results.NoContent() : Results.Unauthorized();
            });
            await app.StartAsync(cancellationToken);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Listening for callbacks at {app.Urls.First()}/ ; the server must be told to call it: --Callback:AllowedHosts:0={new Uri(app.Urls.First()).Authority}");
            await WaitAsync(enough.Token);
            await app.StopAsync(CancellationToken.None);
            return PlatformCommandLine.Done;
        }

        private async Task<string> SecretAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            if (Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } secret)
            {
                return secret;
            }

            using var client = connection.Open(parsed);
            return await client.WebhookSecretAsync(cancellationToken);
        }

        private static void Show(TextWriter output, bool json, string id, bool genuine, byte[] body)
        {
            JsonElement? message = null;
            try
            {
                message = JsonSerializer.Deserialize<JsonElement>(body);
            }
            catch (JsonException)
            {
                // Anybody may post anything here; what is no JSON is shown as not genuine, or signed by somebody who has the secret.
            }

            lock (output)
            {
                if (json)
                {
                    output.WriteJson(new { id, verified = genuine, body = message });
                    return;
                }

                var type = message is { ValueKind: JsonValueKind.Object } m && m.TryGetProperty("type", out var t) ? t.ToString() : "?";
                output.WriteLine($"{type}  {id}  {(genuine ? "signature verified" : "SIGNATURE WRONG, answered 401")}");
                output.WriteLine($"  {message?.GetRawText() ?? $"{body.Length} bytes that are no JSON"}");
            }
        }

        private static async Task WaitAsync(CancellationToken cancellationToken)
        {
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(() => end.TrySetResult());
            await end.Task;
        }
    }
}
