using System.Net;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.Links;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.Documentation;

/// <summary>What docs/links.md and docs/command-line.md show, run.</summary>
public sealed class OtherDocuments : IDisposable
{
    // The name of an assembly that may use what is internal to the use cases, as a workflow written there may.
    private const string Friend = "Platform.UnitTests";

    // What files in src/Application see by their namespace and what the example is about.
    private const string Workflow = """
        using Platform.Application.Accounts;
        using Platform.Application.Links.Workflows;
        using Platform.Application.Ports;
        using Platform.Domain.Links;

        """;

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [ShellFact]
    public async Task The_command_for_links_makes_links()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        foreach (var snippet in Snippet.Of("docs/links.md", "bash"))
        {
            var script = snippet.Text.Replace("http://127.0.0.1:5080", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);

            var said = await SnippetProcess.BashAsync(directory, new Dictionary<string, string> { ["TOKEN"] = account.ApiToken }, script);

            var link = JsonDocument.Parse(said).RootElement.EnumerateArray().Should().ContainSingle().Which;
            link.Text("user").Should().Be("guest@example.com");
            link.Text("GeneratedMessage").Should().Contain("/app.html?token=").And.EndWith("&metadata=spring");
        }
    }

    [Fact]
    public async Task The_workflow_that_is_shown_adds_its_line_to_the_audit_log()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var made = await account.Http.PostAsync("/generate-link-api", new StringContent("""{"emails": ["guest@example.com"]}"""));
        made.StatusCode.Should().Be(HttpStatusCode.OK);
        var code = Workflow + Snippet.Of("docs/links.md", "csharp").Single().Text;
        var loaded = new AssemblyLoadContext(Friend, isCollectible: true);
        try
        {
            using var bytes = new MemoryStream(CSharpSnippet.Compile(code, Friend, OutputKind.DynamicallyLinkedLibrary));
            var type = loaded.LoadFromStream(bytes).GetTypes().Single(t => t.IsAssignableTo(typeof(ILinkWorkflow)));
            await using var scope = server.Services.CreateAsyncScope();
            var workflow = (ILinkWorkflow)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);
            var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
            var batch = await db.Set<LinkBatch>().SingleAsync();

            workflow.Name.Should().Be("audit-hand-in");
            workflow.Wants(LinkMoment.Created, batch).Should().BeFalse();
            workflow.Wants(LinkMoment.HandedIn, batch).Should().BeTrue();
            (await workflow.RunAsync(new LinkOccasion(LinkMoment.HandedIn, batch, null, null), CancellationToken.None)).Should().BeEmpty();
            (await scope.ServiceProvider.GetRequiredService<IWorkStore>().CommitAsync([], CancellationToken.None)).Error.Should().BeNull();

            var audit = await (await account.Http.GetAsync($"/api/teams/{batch.TeamId}/audit")).JsonAsync(HttpStatusCode.OK);
            audit.GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")).Should().Contain("link.handed_in");
        }
        finally
        {
            loaded.Unload();
        }
    }

    [ShellFact]
    public async Task The_commands_of_the_command_line_make_an_account_and_a_key_that_is_good()
    {
        await using var server = await PlatformServer.StartAsync();
        var environment = new Dictionary<string, string> { ["PLATFORM_SERVER"] = server.Address.ToString().TrimEnd('/'), ["Platform__DataDirectory"] = server.DataDirectory };
        var script = string.Join('\n', Snippet.Of("docs/command-line.md", "bash").Select(s => s.Text)).Replace("dotnet run --project src/WebApi --", $"dotnet '{typeof(PlatformHost).Assembly.Location}'", StringComparison.Ordinal);

        var said = await SnippetProcess.BashAsync(directory, environment, script + "\ncurl -sS --fail-with-body \"$PLATFORM_SERVER/api/me\" -H \"X-Api-Key: $PLATFORM_API_KEY\"");

        said.Should().Contain("\"email\":\"anna@example.com\"");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
