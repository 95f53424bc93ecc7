using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.OpenApi;

/// <summary>Calls operations by the ids of the API document and keeps what was sent and answered.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly HttpClient http;
    private readonly JsonElement document;
    private readonly Redaction redaction;

    private Recorder(PlatformServer server, JsonElement document, Redaction redaction)
    {
        http = TestAccount.ClientFor(server.Address);
        this.document = document;
        this.redaction = redaction;
    }

    /// <summary>The examples by name.</summary>
    public SortedDictionary<string, JsonNode> Examples { get; } = new(StringComparer.Ordinal);

    /// <summary>Operations without an alias that have no example of their request or answer.</summary>
    public IEnumerable<string> Missing =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where !operation.Value.TryGetProperty("x-alias-of", out _)
        let id = operation.Value.GetProperty("operationId").GetString()
        let answers = operation.Value.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '2' && r.Value.TryGetProperty("content", out _))
        let wanted = new[] { answers ? $"{id}.answer" : null, operation.Value.TryGetProperty("requestBody", out _) ? $"{id}.request" : null }
        from name in wanted
        where name is not null && !Examples.ContainsKey(name)
        select name;

    public static async Task<Recorder> StartAsync(PlatformServer server, Redaction redaction) =>
        new(server, JsonDocument.Parse(await server.Http.GetStringAsync("/openapi/v1.json")).RootElement, redaction);

    /// <summary>Calls an operation, which must succeed, and keeps request and answer.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="token">Bearer token; null for none.</param>
    /// <param name="body">JSON body, or a form.</param>
    /// <param name="parameters">Values of its path and query parameters.</param>
    public async Task<JsonElement> CallAsync(string id, string? token = null, object? body = null, params (string Name, string Value)[] parameters)
    {
        using var answer = await SendAsync(id, token, body, parameters);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue($"{id}: {text}");
        (answer.Headers.Location is not null).Should().Be(SaysLocation(id, (int)answer.StatusCode), $"the document says of {id} whether its answer has a Location");
        if (text.Length == 0)
        {
            return default;
        }

        if (answer.Content.Headers.ContentType!.MediaType is not "application/json")
        {
            Examples[$"{id}.answer"] = JsonValue.Create(redaction.Text(text));
            return default;
        }

        Examples[$"{id}.answer"] = redaction.Of(JsonNode.Parse(text))!;
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Calls an operation, which must fail with this status, and keeps the answer as the example of the status.</summary>
    public async Task FailAsync(int status, string id, string? token = null, object? body = null, params (string Name, string Value)[] parameters)
    {
        using var answer = await SendAsync(id, token, body, parameters, keep: false);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        Examples[$"problem_{status}"] = redaction.Of(JsonNode.Parse(text))!;
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string id, string? token, object? body, (string Name, string Value)[] parameters, bool keep = true)
    {
        var (method, path) = Find(id);
        var query = new List<string>();
        string? key = null;
        foreach (var (name, value) in parameters)
        {
            if (path.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            }
            else if (name == "Idempotency-Key")
            {
                key = value;
            }
            else
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }

            if (keep && key is null)
            {
                Examples[$"{id}.{name}"] = int.TryParse(value, out var number) ? JsonValue.Create(number) : redaction.Of(JsonValue.Create(value), name)!;
            }
        }

        using var request = new HttpRequestMessage(method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        request.Content = body is HttpContent content ? content : body is null ? null : JsonContent.Create(body);
        if (keep && body is not null)
        {
            Examples[$"{id}.request"] = body is HttpContent ? new JsonObject { ["file"] = "leads.csv" } : redaction.Of(JsonSerializer.SerializeToNode(body))!;
        }

        return await http.SendAsync(request);
    }

    private bool SaysLocation(string id, int status)
    {
        var (method, path) = Find(id);
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method.Method.ToLowerInvariant());
        return operation.GetProperty("responses").GetProperty(status.ToString(CultureInfo.InvariantCulture)).GetProperty("headers").TryGetProperty("Location", out _);
    }

    private (HttpMethod Method, string Path) Find(string id) => (
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.GetProperty("operationId").GetString() == id
        select (HttpMethod.Parse(operation.Name), path.Name)).Single();
}
