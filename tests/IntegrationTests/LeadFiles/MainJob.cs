using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>The main job over real HTTP: a lead file in by URL, a refined file out, the customer called back.</summary>
[Trait("Through", "Prism")]
public sealed class MainJob
{
    private const string Leads =
        "first name,last name,email,phone\n" +
        "Ada,Lovelace,ada@analytical.org,(212) 555-0142\n" +
        "ADA,LOVELACE,ada@analytical.org,212-555-0142\n" +
        "Alan,Turing,alan@bletchley.org,(212) 555-0199\n" +
        "only,two\n";

    [Fact]
    public async Task A_file_goes_in_by_url_and_comes_back_refined_with_a_signed_callback()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync(Leads));
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var secret = (await (await account.Http.GetAsync("/api/webhooks/secret")).JsonAsync(HttpStatusCode.OK)).Text("secret")!;

        using var answer = await account.Http.PostAsJsonAsync("/bnd/api/process-leads/", new { file_url = source.Url("/leads.csv?key=s3cret"), email = account.Email, callback_url = receiver.Url });
        var accepted = await answer.JsonAsync(HttpStatusCode.Accepted);
        var data = accepted.GetProperty("data");
        accepted.Text("msg").Should().Be("File processing started");
        data.Text("status").Should().Be("STARTED");
        answer.Headers.Location!.ToString().Should().Be($"/api/files/{data.Id()}");

        // The file's own token follows it to the end.
        using var follower = server.ClientFor(data.Text("token")!);
        await follower.WaitForEndAsync(data.Id());
        var status = await (await follower.PostAsJsonAsync("/api/file-status", new { file_url = data.Id(), email = account.Email })).JsonAsync(HttpStatusCode.OK);
        status.Text("msg").Should().Be("File Processed Successfully");
        var state = status.GetProperty("data");
        state.Text("status").Should().Be("PROCESSED");
        state.GetProperty("progress").GetProperty("percent").GetDouble().Should().Be(100);
        state.GetProperty("error").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        var summary = state.GetProperty("summary");
        summary.GetProperty("rows").GetInt64().Should().Be(4);
        new[] { "accepted", "review", "duplicates", "rejected" }.Sum(name => summary.GetProperty(name).GetInt64()).Should().Be(4);

        // The signed links need no header.
        var refined = await server.Http.GetStringAsync(new Uri(state.Text("processed_file_url")!));
        refined.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(5);
        refined.Should().StartWith("first name,last name,email,phone,lead_row,lead_status");
        (await server.Http.GetStringAsync(new Uri(state.Text("rejected_file_url")!))).Should().Contain("only,two");
        (await server.Http.GetStringAsync(new Uri(state.Text("golden_file_url")!))).Should().Contain("Lovelace");
        (await server.Http.GetAsync(new Uri(state.Text("report_url")!))).Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await account.Http.GetStringAsync($"/api/files/{data.Id()}/processed")).Should().Be(refined);

        var callback = await receiver.NextAsync();
        callback.IsSignedBy(secret).Should().BeTrue();
        callback.Json.Text("type").Should().Be("file.processed");
        callback.Json.GetProperty("data").Id().Should().Be(data.Id());
        (await server.Http.GetStringAsync(new Uri(callback.Json.GetProperty("data").Text("processed_file_url")!))).Should().Be(refined);
    }

    [Fact]
    public async Task A_file_that_cannot_be_fetched_fails_with_a_sentence_and_a_callback_and_can_be_retried()
    {
        var there = false;
        await using var source = await StandInServer.StartAsync(context =>
        {
            context.Response.StatusCode = there ? 200 : 404;
            return there ? context.Response.WriteAsync(Leads) : Task.CompletedTask;
        });
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);

        var file = await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url);
        var failed = await account.Http.WaitForEndAsync(file.Id());
        failed.Text("status").Should().Be("FAILED");
        failed.GetProperty("error").Text("code").Should().Be("fetch_not_found");
        failed.GetProperty("error").Text("message").Should().Contain("check the address");
        failed.Text("processed_file_url").Should().BeNull();
        (await receiver.NextAsync()).Json.Text("type").Should().Be("file.failed");

        there = true;
        await (await account.Http.PostAsync($"/api/files/{file.Id()}/retry", null)).JsonAsync(HttpStatusCode.Accepted);
        (await account.Http.WaitForEndAsync(file.Id())).Text("status").Should().Be("PROCESSED");
        (await receiver.NextAsync()).Json.Text("type").Should().Be("file.processed");
        await (await account.Http.PostAsync($"/api/files/{file.Id()}/retry", null)).JsonAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_upload_goes_the_same_way()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("{\"default_country\":\"GB\"}"), "options" },
            { new StringContent(Leads), "file", "My leads.csv" },
        };

        var accepted = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data");
        var ended = await account.Http.WaitForEndAsync(accepted.Id());

        ended.Text("status").Should().Be("PROCESSED");
        ended.Text("file_name").Should().Be("My leads.csv");
        var download = await account.Http.GetAsync($"/api/files/{accepted.Id()}/processed");
        download.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("My leads-refined.csv");
    }

    [Fact]
    public async Task An_upload_without_a_file_or_over_the_limit_is_refused()
    {
        await using var server = await PlatformServer.StartAsync(("Fetch:MaxBytes", "10"));
        var account = await TestAccount.CreateAsync(server);
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var large = new MultipartFormDataContent { { new StringContent(Leads), "file", "leads.csv" } };

        (await (await account.Http.PostAsync("/api/files", empty)).JsonAsync(HttpStatusCode.BadRequest)).Text("error").Should().Be("Missing required parameter: file");
        (await (await account.Http.PostAsync("/api/files", large)).JsonAsync(HttpStatusCode.RequestEntityTooLarge)).Text("code").Should().Be("file_too_large");
        (await account.Http.PostAsJsonAsync("/api/files", new { file = "x" })).StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "storage"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }
}
