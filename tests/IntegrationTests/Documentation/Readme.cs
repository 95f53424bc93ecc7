using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using Platform.IntegrationTests.OpenApi;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.Documentation;

/// <summary>The commands of README.md, and the code that CONTRIBUTING.md shows.</summary>
public sealed class Readme : IDisposable
{
    private const string Run = "dotnet run --project src/WebApi";
    private static readonly string Program = $"dotnet '{typeof(PlatformHost).Assembly.Location}'";

    // Any free port instead of the usual one, which somebody may be using here.
    private static readonly Dictionary<string, string> AnyPort = new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    public Readme() => Directory.CreateSymbolicLink(Path.Combine(directory, "samples"), DocumentFile.PathOf("samples"));

    [ShellFact]
    public async Task Has_a_demo_that_prints_a_report()
    {
        var said = await SnippetProcess.BashAsync(directory, AnyPort, Command($"{Run} -- demo"));

        said.Should().Contain("callback: file.processed, signature verified").And.Contain("against the known answers");
        said.Should().NotContain(":5080", "it listens where it is told to");
        File.Exists(Path.Combine(Directory.GetDirectories(Path.Combine(directory, "data")).Single(), "out", "refined.csv")).Should().BeTrue();
    }

    [ShellFact]
    public async Task Has_a_server_that_says_where_it_listens_and_where_its_data_is()
    {
        Snippet.Of("README.md", "bash").Where(s => s.KeepsRunning).Should().ContainSingle().Which.Text.Should().Be(Run);

        using var server = SnippetProcess.Start(directory, AnyPort, "bash", "-c", "exec " + Command(Run));

        var address = (await server.LineAsync("Platform listens on "))["Platform listens on ".Length..];
        (await server.LineAsync("Its data is in ")).Should().EndWith("/data");
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(new Uri(address), "/health/ready"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [ShellFact]
    public async Task Hands_a_file_in_that_ends_with_a_callback()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync("first name,email\nAda,ada@analytical.org\nADA,ada@analytical.org\n"));
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server, email: "anna@example.com");
        var script = Command("curl ").Replace("http://127.0.0.1:5080", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("https://lists.example.com/leads.csv", source.Url("/leads.csv"), StringComparison.Ordinal).Replace("https://crm.example.com/refined", receiver.Url, StringComparison.Ordinal);

        var said = await SnippetProcess.BashAsync(directory, new Dictionary<string, string> { ["TOKEN"] = account.ApiToken }, script);

        var file = JsonDocument.Parse(said).RootElement.GetProperty("data").Id();
        var callback = await receiver.NextAsync();
        callback.Json.Text("type").Should().Be("file.processed");
        callback.Json.GetProperty("data").Id().Should().Be(file);
    }

    [ShellFact]
    public async Task Refines_without_a_server()
    {
        var said = await SnippetProcess.BashAsync(directory, AnyPort, Command($"{Run} -- refine"));

        said.Should().Contain("understood as");
        Directory.GetFiles(Path.Combine(directory, "refined")).Select(Path.GetFileName).Should().Contain("refined.csv");
        Directory.Exists(Path.Combine(directory, "data")).Should().BeFalse("it needs no data directory");
    }

    [Fact]
    public async Task And_its_companion_for_contributors_shows_code_as_it_is()
    {
        var code = (await File.ReadAllLinesAsync(DocumentFile.PathOf("src/Application/LeadFiles/CancelLeadFile/CancelLeadFile.cs"))).ToHashSet();

        foreach (var snippet in Snippet.Of("CONTRIBUTING.md", "csharp"))
        {
            snippet.Text.Split('\n').Where(line => line.Length > 0).Should().BeSubsetOf(code, "{0} shows it", snippet);
        }
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static string Command(string beginning) =>
        Snippet.Of("README.md", "bash").Should().ContainSingle(s => s.Text == beginning || (beginning != Run && s.Text.StartsWith(beginning, StringComparison.Ordinal))).Which.Text
            .Replace($"{Run} --", Program, StringComparison.Ordinal).Replace(Run, Program, StringComparison.Ordinal);
}
