using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Platform.WebApi.Demo;

/// <summary>The calls that a customer makes, over HTTP.</summary>
internal sealed class PlatformClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    private readonly HttpClient anonymous = new();

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
        using var answer = await http.GetAsync($"/api/files/{file}/events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureDoneAsync(answer, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            yield return JsonSerializer.Deserialize<JsonElement>(item.Data);
        }
    }

    public async Task<JsonElement> StatusAsync(string file, string email, CancellationToken cancellationToken) =>
        (await PostAsync("/api/file-status", new { file_upload_identifier = file, email }, cancellationToken)).GetProperty("data");

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
            throw new DemoFailedException($"{request.Method} {request.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
