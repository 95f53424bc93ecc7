using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.OpenApi;

namespace Platform.IntegrationTests.Documentation;

/// <summary>docs/getting-started.md as somebody follows it who starts with nothing.</summary>
public sealed class GettingStarted : IDisposable
{
    private const string Document = "docs/getting-started.md";
    private const string Serve = "dotnet run --project src/WebApi -- ";

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [ShellFact]
    public async Task Leads_from_a_clone_to_a_refined_file_with_curl_and_with_csharp()
    {
        var port = SnippetProcess.FreePort();
        var shell = Snippet.Of(Document, "bash").Select(s => s with { Text = s.Text.Replace("127.0.0.1:8000", $"127.0.0.1:{port}", StringComparison.Ordinal).Replace("http.server 8000", $"http.server {port}", StringComparison.Ordinal) }).ToArray();
        shell.Where(s => s.KeepsRunning).Should().HaveCount(2, "the server and the list are all that keeps running");

        // The first command is the server: here it is started with the same settings, on a port and in a directory of its own.
        shell[0].Text.Should().StartWith(Serve);
        var settings = shell[0].Text[Serve.Length..].Split(' ').Select(s => s.TrimStart('-').Split('=', 2)).Select(s => (s[0], s[1]));
        await using var server = await PlatformServer.StartAsync([.. settings]);
        Directory.CreateSymbolicLink(Path.Combine(directory, "data"), server.DataDirectory);
        Directory.CreateSymbolicLink(Path.Combine(directory, "samples"), DocumentFile.PathOf("samples"));
        using var list = SnippetProcess.Start(directory, new Dictionary<string, string>(), "bash", "-c", "exec " + shell[1].Text);
        await list.ListensOnAsync(port);

        var script = string.Join('\n', shell[2..].Select(s => s.Text)).Replace("http://127.0.0.1:5080", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        var said = await SnippetProcess.BashAsync(directory, new Dictionary<string, string>(), script + "\nenv -0 >environment");

        said.Should().Contain("\"PROCESSED\"").And.Contain("100001,andrew,stephens,");
        var refined = await File.ReadAllLinesAsync(Path.Combine(directory, "refined.csv"));
        refined.Should().HaveCountGreaterThan(10_000);
        refined[0].Should().StartWith("Lead ID,Owner First Name,").And.Contain(",lead_row,lead_status,");

        File.Delete(Path.Combine(directory, "refined.csv"));
        var exported = (await File.ReadAllTextAsync(Path.Combine(directory, "environment"))).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);
        foreach (var snippet in Snippet.Of(Document, "csharp"))
        {
            using var program = CSharpSnippet.Start(snippet.Text, directory, exported);
            (await program.EndAsync()).Should().MatchRegex("10000 rows, [0-9]+ accepted, [0-9]+ duplicates");
            var again = await File.ReadAllLinesAsync(Path.Combine(directory, "refined.csv"));
            again.Should().HaveSameCount(refined);
            again[0].Should().Be(refined[0]);
        }
    }

    [Fact]
    public async Task The_lines_of_the_csharp_client_do_the_main_job()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync("first name,email\nAda,ada@analytical.org\nADA,ada@analytical.org\n", Encoding.UTF8));
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts:0", source.Host));
        var account = await TestAccount.CreateAsync(server);
        var code = $"""
            using Platform.Client;
            var server = new Uri("{server.Address}");
            var (apiKey, leadsUrl, email) = ("{account.ApiKey}", "{source.Url("/leads.csv")}", "{account.Email}");
            {Snippet.Of("clients/csharp/README.md", "csharp").Single().Text}
            """;

        using var program = CSharpSnippet.Start(code, directory, new Dictionary<string, string>());

        (await program.EndAsync()).Should().StartWith("2 rows, 1 duplicates: " + server.Address);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
