using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Platform.WebApi.CommandLine;

/// <summary>The calls that a customer makes, over HTTP.</summary>
internal sealed class PlatformClient : IDisposable
{
    private readonly HttpClient http;
    private readonly HttpClient anonymous = new();

    /// <summary>A client of the server at an address.</summary>
    /// <param name="address">Where the server is.</param>
    /// <param name="apiKey">The key to act by; null to sign in later.</param>
    public PlatformClient(Uri address, string? apiKey = null)
    {
        http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (apiKey is not null)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", apiKey);
        }
    }

    public Task RegisterAsync(string email, string password, string name, CancellationToken cancellationToken) =>
        PostAsync("/api/register", new { email, password, name }, cancellationToken);

    public Task VerifyEmailAsync(string token, CancellationToken cancellationToken) => GetAsync($"/api/verify-email/{token}", cancellationToken);

    public Task LoginAsync(string email, string password, CancellationToken cancellationToken) =>
        PostAsync("/api/login", new { email, password }, cancellationToken);

    /// <summary>The account's API key.</summary>
    public async Task<string> AuthenticateAsync(string email, string password, CancellationToken cancellationToken) =>
        (await PostAsync("/api/user-authenticate", new { email, password }, cancellationToken)).GetProperty("data").GetProperty("api_secret_key").GetString()!;

    /// <summary>Gets a bearer token for the key; later calls send it.</summary>
    public async Task SignInAsync(string apiKey, string email, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/api/generate-token", new { api_key = apiKey, email }, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("data").GetProperty("token").GetString());
    }

    public async Task<string> WebhookSecretAsync(CancellationToken cancellationToken) =>
        (await GetAsync("/api/webhooks/secret", cancellationToken)).GetProperty("secret").GetString()!;

    /// <summary>Hands a file in and gives its identifier.</summary>
    public async Task<string> ProcessLeadsAsync(string fileUrl, string email, string callbackUrl, CancellationToken cancellationToken) =>
        (await PostAsync("/api/process-leads", new { file_url = fileUrl, email, callback_url = callbackUrl }, cancellationToken))
            .GetProperty("data").GetProperty("file_upload_identifier").GetString()!;

    /// <summary>The file's state each time it changes, until it has ended or the server breaks off.</summary>
    public async IAsyncEnumerable<JsonElement> EventsAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync($"/api/files/{Uri.EscapeDataString(file)}/events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureDoneAsync(answer, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            yield return JsonSerializer.Deserialize<JsonElement>(item.Data);
        }
    }

    /// <summary>The project's files, the newest first.</summary>
    public Task<JsonElement> FilesAsync(int limit, CancellationToken cancellationToken) =>
        GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/files?limit={limit}"), cancellationToken);

    /// <summary>The file's state.</summary>
    public Task<JsonElement> FileAsync(string file, CancellationToken cancellationToken) => GetAsync($"/api/files/{Uri.EscapeDataString(file)}", cancellationToken);

    /// <summary>Waits until the file has ended, showing its progress; gives its last state.</summary>
    public async Task<JsonElement> EndOfAsync(string file, ProgressDisplay display, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await FileAsync(file, cancellationToken);
            if (state.GetProperty("status").GetString() is "PROCESSED" or "FAILED")
            {
                display.End();
                return state;
            }

            await foreach (var next in EventsAsync(file, cancellationToken))
            {
                display.Show(next);
            }
        }
    }

    /// <summary>Downloads a result by its signed link, which needs no header.</summary>
    public async Task DownloadAsync(string url, string path, CancellationToken cancellationToken)
    {
        using var answer = await anonymous.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureDoneAsync(answer, cancellationToken);
        await using var file = File.Create(path);
        await answer.Content.CopyToAsync(file, cancellationToken);
    }

    public void Dispose()
    {
        http.Dispose();
        anonymous.Dispose();
    }

    private async Task<JsonElement> PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(path, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await EnsureDoneAsync(answer, cancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private static async Task EnsureDoneAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var request = answer.RequestMessage!;
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new CommandFailedException($"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)} answered {(int)answer.StatusCode}: {SentenceOf(body) ?? body}");
        }
    }

    private static string? SentenceOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("error", out var error) ? error.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
