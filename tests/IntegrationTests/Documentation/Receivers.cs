using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Infrastructure.Callbacks;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Documentation;

/// <summary>docs/webhooks.md: its receivers take real callbacks and refuse forged ones, its commands do what is said of them.</summary>
public sealed class Receivers : IDisposable
{
    private const string Document = "docs/webhooks.md";

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [ShellFact]
    public async Task The_receivers_in_Python_take_genuine_callbacks_only()
    {
        foreach (var snippet in Snippet.Of(Document, "python"))
        {
            var path = Path.Combine(directory, "receiver.py");
            await TakesGenuineCallbacksOnlyAsync(snippet, (code, environment) =>
            {
                File.WriteAllText(path, code);
                return SnippetProcess.Start(directory, environment, "python3", path);
            });
        }
    }

    [Fact]
    public async Task The_receivers_in_CSharp_take_genuine_callbacks_only()
    {
        foreach (var snippet in Snippet.Of(Document, "csharp"))
        {
            await TakesGenuineCallbacksOnlyAsync(snippet, (code, environment) => CSharpSnippet.Start(code, directory, environment));
        }
    }

    [ShellFact]
    public async Task The_commands_show_the_secret_and_the_deliveries_send_one_again_and_rotate_the_secret()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync("email\nada@analytical.org\n"));
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts:0", source.Host), ("Callback:AllowedHosts:0", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var file = (await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url)).Id();
        var first = await receiver.NextAsync();
        await DeliveredAsync(account, file);
        var environment = new Dictionary<string, string> { ["SERVER"] = server.Address.ToString().TrimEnd('/'), ["TOKEN"] = account.ApiToken, ["FILE"] = file };

        var said = await SnippetProcess.BashAsync(directory, environment, string.Join("\necho\n", Snippet.Of(Document, "bash").Select(s => s.Text)));

        var answers = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToArray();
        answers.Should().HaveCount(4);
        var secret = answers[0].Text("secret")!;
        first.IsSignedBy(secret).Should().BeTrue();
        answers[1].GetProperty("items")[0].GetProperty("number").GetInt32().Should().Be(1);
        var again = await receiver.NextAsync();
        again.Id.Should().Be(first.Id);
        again.IsSignedBy(secret).Should().BeTrue();
        answers[3].Text("secret").Should().NotBe(secret).And.StartWith("whsec_");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static async Task TakesGenuineCallbacksOnlyAsync(Snippet snippet, Func<string, IReadOnlyDictionary<string, string>, SnippetProcess> start)
    {
        var port = SnippetProcess.FreePort();
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync("email\nada@analytical.org\n"));
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts:0", source.Host), ("Callback:AllowedHosts:0", $"127.0.0.1:{port}"));
        var account = await TestAccount.CreateAsync(server);
        var secret = (await (await account.Http.GetAsync("/api/webhooks/secret")).JsonAsync(HttpStatusCode.OK)).Text("secret")!;
        snippet.Text.Should().Contain("8080", "the port is replaced by a free one");
        using var receiver = start(snippet.Text.Replace("8080", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), new Dictionary<string, string> { ["WEBHOOK_SECRET"] = secret });
        await receiver.ListensOnAsync(port);

        var address = $"http://127.0.0.1:{port}/refined";
        var file = (await account.ProcessAsync(source.Url("/leads.csv"), address)).Id();
        (await receiver.LineAsync("file.")).Should().Be($"file.processed {file}");
        await DeliveredAsync(account, file);

        using var http = new HttpClient();
        var now = server.Time.GetUtcNow().ToUnixTimeSeconds();
        var other = "whsec_" + Convert.ToBase64String(new byte[32]);
        const string Body = """{"type": "file.processed", "data": {"file_upload_identifier": "file_1", "name": "Zoë"}}""";
        (await PostAsync(Body, now, Sign(Body, now, secret))).Should().Be(HttpStatusCode.NoContent);
        (await PostAsync(Body, now, Sign(Body, now, other, secret))).Should().Be(HttpStatusCode.NoContent, "one of two signatures fits while a secret is being rotated");
        (await PostAsync(Body + " ", now, Sign(Body, now, secret))).Should().Be(HttpStatusCode.Unauthorized, "the body was changed");
        (await PostAsync(Body, now + 1, Sign(Body, now, secret))).Should().Be(HttpStatusCode.Unauthorized, "the timestamp was changed");
        (await PostAsync(Body, now, Sign(Body, now, other))).Should().Be(HttpStatusCode.Unauthorized, "somebody else's secret");
        (await PostAsync(Body, now - 600, Sign(Body, now - 600, secret))).Should().Be(HttpStatusCode.Unauthorized, "it is old");
        (await PostAsync(Body, null, null)).Should().Be(HttpStatusCode.Unauthorized, "it is not signed at all");

        static string Sign(string body, long timestamp, params string[] secrets) => WebhookSignature.Compute("msg_1", timestamp, body, secrets);

        async Task<HttpStatusCode> PostAsync(string body, long? timestamp, string? signature)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (timestamp is not null)
            {
                request.Headers.Add("webhook-id", "msg_1");
                request.Headers.Add("webhook-timestamp", timestamp.Value.ToString(CultureInfo.InvariantCulture));
                request.Headers.Add("webhook-signature", signature);
            }

            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    // The answer is written down after the receiver has given it: asks until it is.
    private static async Task DeliveredAsync(TestAccount account, string file)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await (await account.Http.GetAsync($"/api/files/{file}/deliveries", patience.Token)).JsonAsync(HttpStatusCode.OK)).GetProperty("items")[0].Text("status") != "delivered")
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
