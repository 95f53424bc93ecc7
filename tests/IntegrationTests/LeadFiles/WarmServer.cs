using System.Text.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.Survival;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>A server compiles what refining needs before the first file comes.</summary>
public sealed class WarmServer : IDisposable
{
    private const string Warm = "The refinery is warm after";

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Once_it_takes_requests_and_leaves_nothing_behind()
    {
        await using var server = await PlatformProcess.StartAsync(directory);

        await server.SaysAsync(Warm, TimeSpan.FromMinutes(2));
        (await server.TerminateAsync(TimeSpan.FromMinutes(1))).Should().Be(0);

        Directory.EnumerateFileSystemEntries(Path.Combine(directory, "scratch")).Should().BeEmpty();
    }

    [Fact]
    public async Task Unless_it_is_told_not_to()
    {
        await using var server = await PlatformProcess.StartAsync(directory, ("Workers:WarmUp", "false"));

        (await RefineAsync(server)).Text("status").Should().Be("PROCESSED");
        server.Said.Should().NotContain(Warm, "there was time for it");
    }

    [Fact]
    public async Task And_serves_where_its_limits_are_too_narrow_for_the_list_to_warm_up_with()
    {
        await using var server = await PlatformProcess.StartAsync(directory, ("Reading:MaxColumns", "2"));

        (await RefineAsync(server)).Text("status").Should().Be("PROCESSED");
        (await server.TerminateAsync(TimeSpan.FromMinutes(1))).Should().Be(0);
    }

    private async Task<JsonElement> RefineAsync(PlatformProcess server)
    {
        using var mail = new TestMailbox(Path.Combine(directory, "mail"));
        var account = await TestAccount.CreateAsync(server.Address, mail);
        using var http = server.ClientFor(account);
        using var form = new MultipartFormDataContent { { new StringContent("first name,email\nAda,ada@example.org\n"), "file", "leads.csv" } };
        using var uploaded = await http.PostAsync("/api/files", form);
        return await http.WaitForEndAsync((await uploaded.JsonAsync(System.Net.HttpStatusCode.Accepted)).GetProperty("data").Id());
    }
}
