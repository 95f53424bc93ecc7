using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Http;

/// <summary>Bodies as clients send them, and what is said to those that cannot be taken.</summary>
public sealed class Bodies(Bodies.OneServer one) : IClassFixture<Bodies.OneServer>
{
    private const string SignIn = """{"email":"nobody@example.com","password":"a guess of a stranger"}""";

    private readonly PlatformServer server = one.Server;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("Application/X-WWW-Form-Urlencoded; charset=utf-8")]
    [InlineData(null)]
    public async Task Are_read_as_JSON_under_every_type_that_clients_of_the_documents_send(string? type)
    {
        var answer = await server.Http.PostAsync("/api/login", Body(SignIn, type));

        (await ProblemAsync(answer, HttpStatusCode.Unauthorized)).Should().Be("invalid_credentials");
    }

    [Fact]
    public async Task Of_curl_without_a_header_go_through_the_lead_endpoints()
    {
        var account = await TestAccount.CreateAsync(server);
        var json = JsonSerializer.Serialize(new { file_url = "https://no-such-host.invalid/leads.csv", email = account.Email });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bnd/api/process-leads") { Content = Body(json, "application/x-www-form-urlencoded"), Headers = { { "Idempotency-Key", "curl" } } };
        using var other = new HttpRequestMessage(HttpMethod.Post, "/bnd/api/process-leads") { Content = Body(json.Replace("leads.csv", "other.csv", StringComparison.Ordinal), "application/x-www-form-urlencoded"), Headers = { { "Idempotency-Key", "curl" } } };

        (await account.Http.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await ProblemAsync(await account.Http.SendAsync(other), HttpStatusCode.UnprocessableEntity)).Should().Be("idempotency_key_reused", "the length is the same, the body is not");
    }

    [Theory]
    [InlineData("/api/login", "application/xml")]
    [InlineData("/api/login", "multipart/form-data; boundary=x")]
    [InlineData("/api/login", "not a type")]
    [InlineData("/api/files", "application/json")]
    [InlineData("/api/files", "application/x-www-form-urlencoded")]
    [InlineData("/api/files", null)]
    public async Task Of_another_type_are_refused_with_the_body_of_every_error(string path, string? type)
    {
        var account = await TestAccount.CreateAsync(server);

        var answer = await account.Http.PostAsync(path, Body(SignIn, type));

        (await ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType)).Should().Be("unsupported_media_type");
    }

    [Theory]
    [InlineData("email=a%40example.com&password=x", "application/x-www-form-urlencoded")]
    [InlineData("", "application/json")]
    [InlineData("", null)]
    [InlineData("[1]", "text/plain")]
    [InlineData("{", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("null", "application/x-www-form-urlencoded")]
    public async Task That_are_no_JSON_object_are_malformed(string body, string? type)
    {
        (await ProblemAsync(await server.Http.PostAsync("/api/login", Body(body, type)), HttpStatusCode.BadRequest)).Should().Be("malformed_body");
    }

    [Theory]
    [InlineData(false, "application/json", false)]
    [InlineData(true, "application/json", false)]
    [InlineData(false, "application/x-www-form-urlencoded", false)]
    [InlineData(true, "text/plain", true)]
    public async Task Of_more_than_a_mebibyte_are_refused_whether_or_not_they_say_so_beforehand(bool chunked, string type, bool idempotent)
    {
        var account = await TestAccount.CreateAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/api-keys") { Content = Body($$"""{"name":"{{new string('x', 1024 * 1024)}}"}""", type) };
        request.Headers.ExpectContinue = !chunked;
        request.Headers.TransferEncodingChunked = chunked;
        if (idempotent)
        {
            request.Headers.Add("Idempotency-Key", "large");
        }

        (await ProblemAsync(await account.Http.SendAsync(request), HttpStatusCode.RequestEntityTooLarge)).Should().Be("body_too_large");
    }

    [Fact]
    public async Task Of_just_a_mebibyte_are_taken()
    {
        var padded = SignIn + new string(' ', (1024 * 1024) - SignIn.Length);

        (await ProblemAsync(await server.Http.PostAsync("/api/login", Body(padded, "application/json")), HttpStatusCode.Unauthorized)).Should().Be("invalid_credentials");
    }

    [Theory]
    [InlineData("GET", "/api/login", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("PUT", "/bnd/api/process-leads/", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound, "not_found")]
    public async Task Are_there_for_every_status_that_the_framework_answers_with(string method, string path, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);

        var answer = await server.Http.SendAsync(request);

        (await ProblemAsync(answer, status)).Should().Be(code);
        if (status == HttpStatusCode.MethodNotAllowed)
        {
            answer.Content.Headers.Allow.Should().Contain("POST");
        }
    }

    [Fact]
    public async Task That_break_the_rules_of_chunks_are_malformed_requests()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("POST /api/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nConnection: close\r\n\r\nzz\r\n"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var answer = await reader.ReadToEndAsync();

        answer.Should().StartWith("HTTP/1.1 400").And.Contain("\"code\":\"bad_request\"").And.Contain("application/problem+json");
    }

    private static ByteArrayContent Body(string text, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }

    private static async Task<string?> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType.Should().Be(new MediaTypeHeaderValue("application/problem+json"));
        var body = JsonDocument.Parse(text).RootElement;
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            body.GetProperty(member).GetString().Should().NotBeNullOrEmpty(member);
        }

        body.GetProperty("status").GetInt32().Should().Be((int)status);
        body.GetProperty("error").GetString().Should().Be(body.GetProperty("msg").GetString()).And.NotBeNullOrEmpty();
        text.Should().NotContain("System.").And.NotContain("Microsoft.").And.NotContain("   at ");
        return body.GetProperty("code").GetString();
    }

    /// <summary>A server for all of these requests.</summary>
    public sealed class OneServer : IAsyncLifetime
    {
        public PlatformServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await PlatformServer.StartAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
