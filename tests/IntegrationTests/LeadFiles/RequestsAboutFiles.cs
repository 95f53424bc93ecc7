using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>What requests about lead files answer when they are wrong or somebody else's, and how files are steered.</summary>
[Trait("Through", "Prism")]
public sealed class RequestsAboutFiles
{
    [Fact]
    public async Task Wrong_requests_are_answered_with_one_plain_sentence()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        const string url = "https://example.com/leads.csv";

        async Task<string?> Sentence(object body, HttpStatusCode status = HttpStatusCode.BadRequest, string path = "/api/process-leads") =>
            (await (await account.Http.PostAsJsonAsync(path, body)).JsonAsync(status)).Text("error");

        (await Sentence(new { email = account.Email })).Should().Be("Missing required parameter: file_url");
        (await Sentence(new { file_url = url })).Should().Be("Missing required parameter: email");
        (await Sentence(new { file_url = "leads.csv", email = account.Email })).Should().Contain("file_url must be a whole http or https address");
        (await Sentence(new { file_url = "ftp://example.com/leads.csv", email = account.Email })).Should().Contain("file_url");
        (await Sentence(new { file_url = "https://user:pass@example.com/", email = account.Email })).Should().Contain("user name or password");
        (await Sentence(new { file_url = url, email = account.Email, callback_url = "nowhere" })).Should().Contain("callback_url");
        (await Sentence(new { file_url = url, email = account.Email, options = new { threshold = 7 } })).Should().Contain("options.threshold");
        (await Sentence(new { file_url = url, email = "somebody@else.example" }, HttpStatusCode.Forbidden)).Should().Contain("email");
        (await Sentence(new { email = account.Email }, path: "/api/file-status")).Should().Be("Missing required parameter: file_upload_identifier");
        (await Sentence(new { file_url = "file_nothing", email = account.Email }, HttpStatusCode.NotFound, "/api/file-status")).Should().NotBeEmpty();
        (await server.Http.PostAsJsonAsync("/api/process-leads", new { file_url = url, email = account.Email })).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Somebody_elses_file_is_not_found_and_a_files_token_opens_that_file_only()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        var file = await owner.ProcessAsync("https://no-such-host.invalid/leads.csv?a=1");
        var other = await owner.ProcessAsync("https://no-such-host.invalid/other.csv");
        using var token = server.ClientFor(file.Text("token")!);

        foreach (var path in new[] { "", "/report", "/processed", "/rejected", "/golden", "/events", "/deliveries" })
        {
            (await stranger.Http.GetAsync($"/api/files/{file.Id()}{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await token.GetAsync($"/api/files/{other.Id()}{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await server.Http.GetAsync($"/api/files/{file.Id()}{path}")).StatusCode.Should().Be(HttpStatusCode.Unauthorized, path);
        }

        foreach (var path in new[] { "/cancel", "/retry", "/deliveries/1/redeliver" })
        {
            (await stranger.Http.PostAsync($"/api/files/{file.Id()}{path}", null)).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }

        (await stranger.Http.DeleteAsync($"/api/files/{file.Id()}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await stranger.Http.PostAsJsonAsync("/api/file-status", new { file_url = file.Id(), email = stranger.Email })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await token.PostAsJsonAsync("/api/file-status", new { file_url = other.Id(), email = owner.Email })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await token.PostAsJsonAsync("/api/process-leads", new { file_url = "https://example.com/a.csv", email = owner.Email })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await token.GetAsync("/api/webhooks/secret")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await token.GetAsync($"/api/files/{file.Id()}")).StatusCode.Should().Be(HttpStatusCode.OK);

        // The URL that was handed in is understood too.
        var byUrl = await (await owner.Http.PostAsJsonAsync("/api/file-status", new { file_url = "https://no-such-host.invalid/leads.csv?a=1", email = owner.Email })).JsonAsync(HttpStatusCode.OK);
        byUrl.GetProperty("data").Id().Should().Be(file.Id());
    }

    [Fact]
    public async Task Files_are_listed_newest_first_in_pages()
    {
        await using var server = await PlatformServer.StartAsync(("Workers:Count", "1"));
        var account = await TestAccount.CreateAsync(server);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await account.ProcessAsync($"https://no-such-host.invalid/{i}.csv")).Id());
        }

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await account.Http.GetAsync(cursor is null ? "/api/files?limit=2" : $"/api/files?limit=2&cursor={cursor}")).JsonAsync(HttpStatusCode.OK);
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Id()));
            cursor = page.Text("next");
        }
        while (cursor is not null);

        listed.Should().BeEquivalentTo(ids);
        listed.Should().Equal(listed.OrderByDescending(id => id, StringComparer.Ordinal));
        (await account.Http.GetAsync("/api/files?limit=0")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await account.Http.GetAsync("/api/files?limit=201")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_running_file_can_be_cancelled_and_deleted_with_all_its_bytes()
    {
        await using var source = await Endless();
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var cancelled = await account.ProcessAsync(source.Url("/1.csv"), receiver.Url);
        var finished = account.Http.WaitForEndAsync(cancelled.Id());
        var state = await (await account.Http.PostAsync($"/api/files/{cancelled.Id()}/cancel", null)).JsonAsync(HttpStatusCode.OK);

        state.GetProperty("data").Text("status").Should().Be("FAILED");
        (await finished).GetProperty("error").Text("code").Should().Be("cancelled");
        (await receiver.NextAsync()).Json.GetProperty("data").GetProperty("error").Text("code").Should().Be("cancelled");
        (await account.Http.PostAsync($"/api/files/{cancelled.Id()}/cancel", null)).StatusCode.Should().Be(HttpStatusCode.Conflict);

        (await account.Http.DeleteAsync($"/api/files/{cancelled.Id()}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await account.Http.GetAsync($"/api/files/{cancelled.Id()}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_that_was_tampered_with_opens_nothing()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var form = new MultipartFormDataContent { { new StringContent("email\nada@analytical.org\n"), "file", "leads.csv" } };
        var file = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data");
        var link = (await account.Http.WaitForEndAsync(file.Id())).Text("processed_file_url")!;

        (await server.Http.GetAsync(new Uri(link))).StatusCode.Should().Be(HttpStatusCode.OK);
        await Refused(link.Replace("/processed", "/golden", StringComparison.Ordinal));
        await Refused(link.Replace("expires=", "expires=9", StringComparison.Ordinal));
        await Refused(link[..^1]);

        async Task Refused(string changed)
        {
            var answer = await (await server.Http.GetAsync(new Uri(changed))).JsonAsync(HttpStatusCode.Forbidden);
            answer.Text("code").Should().Be("link_invalid");
        }
    }

    private static Task<StandInServer> Endless() => StandInServer.StartAsync(async context =>
    {
        await context.Response.WriteAsync("email\n");
        await context.Response.Body.FlushAsync();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });
}
