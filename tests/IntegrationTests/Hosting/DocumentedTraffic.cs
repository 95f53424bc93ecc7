using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.IntegrationTests.OpenApi;

namespace Platform.IntegrationTests.Hosting;

/// <summary>
/// Sends what the tests' clients send through Prism, which compares it with docs/openapi.json, when <c>PLATFORM_TEST_PRISM</c> is the path of Prism's program. An answer that is
/// not as the document says fails the test, and so does a request that the document forbids and the server takes. One Prism serves all servers of a run: behind it a switchboard
/// hands each request to the server whose port a header names.
/// </summary>
internal sealed class DocumentedTraffic : DelegatingHandler
{
    private const string ServerHeader = "X-Test-Server-Port";
    private static readonly string? Program = Environment.GetEnvironmentVariable("PLATFORM_TEST_PRISM");
    private static readonly Lazy<Task<Uri>> Prism = new(StartAsync);

    private DocumentedTraffic(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>The handler for a client of a test.</summary>
    public static HttpMessageHandler Over(SocketsHttpHandler inner) => string.IsNullOrEmpty(Program) ? inner : new DocumentedTraffic(inner);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (!IsDocumented(address.AbsolutePath) || request.Method == HttpMethod.Head || request.Content is MultipartFormDataContent)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        request.Headers.Add(ServerHeader, address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.RequestUri = new Uri(await Prism.Value, address.PathAndQuery);
        var answer = await base.SendAsync(request, cancellationToken);

        // A client may send the same request again.
        request.RequestUri = address;
        request.Headers.Remove(ServerHeader);
        if (answer.Headers.TryGetValues("sl-violations", out var found))
        {
            var violations = JsonDocument.Parse(string.Concat(found)).RootElement.EnumerateArray()
                .Where(v => answer.IsSuccessStatusCode ? IsWrong(v) : IsWrong(v) && v.GetProperty("location")[0].GetString() != "request")
                .Select(v => v.GetRawText()).ToList();
            violations.Should().BeEmpty($"{request.Method} {address.AbsolutePath} answered {(int)answer.StatusCode} and must be as docs/openapi.json says");
        }

        return answer;
    }

    // An operation that is not in the document is only a warning to Prism.
    private static bool IsWrong(JsonElement violation) =>
        violation.GetProperty("severity").GetString() == "Error" || violation.GetProperty("message").GetString()!.StartsWith("Selected route not found", StringComparison.Ordinal);

    // Prism keeps an answer back until it is whole, so that events could not be followed; it knows nothing of a trailing slash and of HEAD, which the document leaves to GET; and
    // its reader of forms (5.14) ends Prism when the names in a form stand without quotation marks, as .NET writes them.
    private static bool IsDocumented(string path) =>
        (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/bnd/api/", StringComparison.Ordinal) || path.StartsWith("/health/", StringComparison.Ordinal) || path == "/generate-link-api")
        && !path.EndsWith('/') && !path.EndsWith("/events", StringComparison.Ordinal);

    private static async Task<Uri> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Program!, ["proxy", DocumentFile.PathOf("docs/openapi.json"), await SwitchboardAsync(), "--host", "127.0.0.1", "--port", $"{port}"]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Prism did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill(entireProcessTree: true);
        var listens = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Prism is listening", StringComparison.Ordinal) is true)
            {
                listens.TrySetResult();
            }
        };
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("Prism ended instead of listening."));
        process.BeginOutputReadLine();
        await listens.Task;
        return new Uri($"http://127.0.0.1:{port}/");
    }

    private static async Task<string> SwitchboardAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Run(context => ForwardAsync(http, context));
        await app.StartAsync();
        return app.Urls.First();
    }

    private static async Task ForwardAsync(HttpClient http, HttpContext context)
    {
        var from = context.Request;
        using var request = new HttpRequestMessage(new HttpMethod(from.Method), $"http://127.0.0.1:{from.Headers[ServerHeader]}{from.Path.ToUriComponent()}{from.QueryString}");
        if (from.ContentLength > 0 || from.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var header in from.Headers.Where(h => h.Key is not ("Host" or ServerHeader or "Connection" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
