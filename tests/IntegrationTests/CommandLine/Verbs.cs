using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.CommandLine;

/// <summary>The commands of the program, each run as a process.</summary>
public sealed class Verbs : IDisposable
{
    private const string Leads =
        "first name,last name,email,phone,shade\n" +
        "Ada,Lovelace,ada@analytical.org,(212) 555-0142,red\n" +
        "ADA,LOVELACE,ada@analytical.org,212-555-0142,red\n" +
        "Alan,Turing,alan@bletchley.org,(212) 555-0199,blue\n";

    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Theory]
    [InlineData("", "Commands:")]
    [InlineData("serve", "Runs the server")]
    [InlineData("demo", "--keep")]
    [InlineData("migrate", "--check")]
    [InlineData("refine", "--output")]
    [InlineData("user create", "--password-stdin")]
    [InlineData("key create", "--expires-in-days")]
    [InlineData("files list", "--limit")]
    [InlineData("files show", "--json")]
    [InlineData("files wait", "--server")]
    [InlineData("files download", "--output")]
    [InlineData("webhooks listen", "--once")]
    public async Task Each_has_help(string verb, string expected)
    {
        var run = await RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain(expected);
    }

    [Theory]
    [InlineData("srve", "srve")]
    [InlineData("serve --wokers 3", "--wokers")]
    [InlineData("refine nowhere.csv", "nowhere.csv")]
    [InlineData("files list --Workers:Count=2", "--Workers:Count")]
    [InlineData("files list", "PLATFORM_API_KEY")]
    [InlineData("files list --server ftp://host", "ftp://host")]
    [InlineData("--Wrokers:Count=2", "Wrokers")]
    public async Task What_is_not_understood_is_named_and_nothing_is_done(string words, string named)
    {
        var run = await RunAsync(words.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(named);
        Directory.EnumerateFileSystemEntries(directory).Should().BeEmpty();
    }

    [Fact]
    public async Task Refine_writes_the_four_results_and_prints_the_report()
    {
        var file = await WriteAsync("leads.csv", Leads);

        var run = await RunAsync("refine", file);

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().MatchRegex(@"rows +3\s").And.MatchRegex(@"duplicates +1\s");
        run.Errors.Should().Contain("100 %", "progress is told apart from the result");
        Results("leads-refined").Should().BeEquivalentTo("refined.csv", "rejected.csv", "golden.csv", "report.json");
        (await File.ReadAllLinesAsync(Path.Combine(directory, "leads-refined", "refined.csv"))).Should().HaveCount(4);
    }

    [Fact]
    public async Task Refine_takes_the_options_of_the_API_and_prints_JSON()
    {
        var file = await WriteAsync("leads.csv", Leads);

        var run = await RunAsync("refine", file, "-o", "out", "--map", "shade=company", "--country", "DE", "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Json.GetProperty("report").GetProperty("mapping").EnumerateArray().Single(c => c.Text("header") == "shade").Text("field").Should().Be("company");
        run.Json.GetProperty("files").EnumerateObject().Should().OnlyContain(f => File.Exists(f.Value.GetString()));
    }

    [Fact]
    public async Task Refine_takes_the_first_record_for_a_lead_when_it_is_told_so()
    {
        var file = await WriteAsync("leads.csv", Leads);

        var run = await RunAsync("refine", file, "--no-header", "--json");
        var both = await RunAsync("refine", file, "--no-header", "--header");

        run.Json.GetProperty("report").GetProperty("summary").GetProperty("rows").GetInt32().Should().Be(4);
        both.ExitCode.Should().Be(2);
        both.Errors.Should().Contain("exclude each other");
    }

    [Fact]
    public async Task Refine_against_an_earlier_result_keeps_its_ids_and_gives_no_id_of_it_to_another_lead()
    {
        (await RunAsync("refine", await WriteAsync("leads.csv", Leads), "-o", "monday")).ExitCode.Should().Be(0);
        await WriteAsync("leads.csv", "first name,last name,email,phone,shade\nGrace,Hopper,grace@navy.org,212-555-0177,grey\n" + Leads[(Leads.IndexOf('\n') + 1)..]);

        var run = await RunAsync("refine", "leads.csv", "-o", "tuesday", "--against", "monday/refined.csv", "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Json.GetProperty("report").GetProperty("against")[0].GetProperty("known_rows").GetInt32().Should().Be(3);
        var (monday, tuesday) = (await ClustersAsync("monday"), await ClustersAsync("tuesday"));
        tuesday[1..].Should().Equal(monday);
        monday.Should().NotContain(tuesday[0]);

        var wrong = await RunAsync("refine", "leads.csv", "--against", "leads.csv");
        wrong.ExitCode.Should().Be(1);
        wrong.Errors.Should().Contain("(against_not_refined)");

        async Task<string[]> ClustersAsync(string results)
        {
            var lines = (await File.ReadAllLinesAsync(Path.Combine(directory, results, "refined.csv"))).Select(line => line.Split(',')).ToArray();
            return [.. lines.Skip(1).Select(cells => cells[Array.IndexOf(lines[0], "lead_cluster")])];
        }
    }

    [Theory]
    [InlineData("--threshold", "3", "options.threshold must be")]
    [InlineData("--map", "shade=colour", "'colour' is not a field")]
    [InlineData("--map", "shade", "\"Header=field\"")]
    public async Task Refine_refuses_what_the_API_refuses(string option, string value, string sentence)
    {
        var run = await RunAsync("refine", await WriteAsync("leads.csv", Leads), option, value);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(sentence);
    }

    [Fact]
    public async Task Refine_of_a_file_that_cannot_be_refined_says_why_and_keeps_earlier_results()
    {
        var file = await WriteAsync("leads.csv", Leads);
        (await RunAsync("refine", file)).ExitCode.Should().Be(0);
        await WriteAsync("leads.csv", "first name,last name\n");

        var run = await RunAsync("refine", file);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("(file_header_only)");
        Results("leads-refined").Should().HaveCount(4);
    }

    [Fact]
    public async Task Migrate_brings_a_database_to_the_present_schema_and_checks_it()
    {
        var settings = $"--Platform:DataDirectory={directory}";

        (await RunAsync("migrate", "--check", settings)).ExitCode.Should().Be(1);
        var run = await RunAsync("migrate", "--json", settings);
        run.ExitCode.Should().Be(0, run.Errors);
        run.Json.GetProperty("applied").GetArrayLength().Should().BePositive();
        var after = await RunAsync("migrate", "--check", settings);
        after.ExitCode.Should().Be(0, after.Errors);
        after.Output.Should().Contain("present schema");
    }

    [Fact]
    public async Task An_operator_makes_an_account_and_a_key_and_works_with_files_by_them()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync(Leads));
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host));
        var settings = $"--Platform:DataDirectory={server.DataDirectory}";

        var user = await RunAsync(new Dictionary<string, string>(), TestAccount.GoodPassword + "\n", "user", "create", "--email", "ada@example.com", "--name", "Ada Lovelace", "--password-stdin", "--json", settings);
        user.ExitCode.Should().Be(0, user.Errors);
        user.Json.GetProperty("password").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null, "the password is not repeated");
        using var login = await server.Http.PostAsJsonAsync("/api/login", new { email = "ada@example.com", password = TestAccount.GoodPassword });
        (await login.JsonAsync(System.Net.HttpStatusCode.OK)).Text("vaultToken").Should().NotBeNull("the address counts as confirmed");

        var again = await RunAsync("user", "create", "--email", "ada@example.com", "--name", "Ada", settings);
        again.ExitCode.Should().Be(1);
        again.Errors.Should().Contain("There is an account with this address already.");

        var key = await RunAsync("key", "create", "--email", "ada@example.com", "--scopes", "leads", "--expires-in-days", "30", settings);
        key.ExitCode.Should().Be(0, key.Errors);
        using var handedIn = new HttpRequestMessage(HttpMethod.Post, "/api/process-leads") { Content = JsonContent.Create(new { file_url = source.Url("/leads.csv"), email = "ada@example.com" }) };
        handedIn.Headers.Add("X-Api-Key", key.Output.Trim());
        var id = (await (await server.Http.SendAsync(handedIn)).JsonAsync(System.Net.HttpStatusCode.Accepted)).GetProperty("data").Id();

        var environment = new Dictionary<string, string> { ["PLATFORM_API_KEY"] = key.Output.Trim(), ["PLATFORM_SERVER"] = server.Address.ToString() };
        var waited = await RunAsync(environment, "", "files", "wait", id, "--json");
        waited.ExitCode.Should().Be(0, waited.Errors);
        waited.Json.GetProperty("summary").GetProperty("duplicates").GetInt64().Should().Be(1);
        (await RunAsync(environment, "", "files", "list")).Output.Should().Contain(id).And.Contain("PROCESSED");
        (await RunAsync(environment, "", "files", "show", id)).Output.Should().Contain("rows 3");
        (await RunAsync(environment, "", "files", "download", id)).ExitCode.Should().Be(0);
        Results(id).Should().BeEquivalentTo("refined.csv", "rejected.csv", "golden.csv", "report.json");
        var unknown = await RunAsync(environment, "", "files", "show", "file_unknown");
        unknown.ExitCode.Should().Be(1);
        unknown.Errors.Should().Contain("404").And.NotContain("{");
    }

    [Fact]
    public async Task A_made_password_is_printed_and_signs_in()
    {
        await using var server = await PlatformServer.StartAsync();

        var user = await RunAsync("user", "create", "--email", "bea@example.com", "--name", "Bea", $"--Platform:DataDirectory={server.DataDirectory}");

        user.ExitCode.Should().Be(0, user.Errors);
        var password = user.Output.Split('\n').Single(l => l.StartsWith("password ", StringComparison.Ordinal))[9..].Trim();
        using var login = await server.Http.PostAsJsonAsync("/api/login", new { email = "bea@example.com", password });
        login.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Webhooks_listen_verifies_a_callback_of_the_server_and_prints_it()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync(Leads));
        var port = FreePort();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", $"127.0.0.1:{port}"));
        var account = await TestAccount.CreateAsync(server);
        var environment = new Dictionary<string, string> { ["PLATFORM_API_KEY"] = account.ApiKey, ["PLATFORM_SERVER"] = server.Address.ToString() };
        using var listener = ProgramRun.Start(directory, environment, "webhooks", "listen", "--once", "--json", "--port", port);
        try
        {
            (await listener.StandardError.ReadLineAsync()).Should().Contain("Listening");
            using var forger = new HttpClient();
            (await forger.PostAsJsonAsync($"http://127.0.0.1:{port}/", new { type = "file.processed" })).StatusCode.Should().Be(System.Net.HttpStatusCode.Unauthorized);

            await account.ProcessAsync(source.Url("/leads.csv"), $"http://127.0.0.1:{port}/hook");

            await listener.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var lines = (await listener.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            listener.ExitCode.Should().Be(0);
            lines.Should().HaveCount(2);
            lines[0].Should().Contain("\"verified\":false");
            lines[1].Should().Contain("\"verified\":true").And.Contain("file.processed");
        }
        finally
        {
            ProgramRun.End(listener);
        }
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private Task<ProgramRun> RunAsync(params string[] words) => ProgramRun.OfAsync(directory, words);

    private Task<ProgramRun> RunAsync(Dictionary<string, string> environment, string input, params string[] words) => ProgramRun.OfAsync(directory, environment, input, words);

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(directory, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private IEnumerable<string?> Results(string name) => Directory.EnumerateFileSystemEntries(Path.Combine(directory, name)).Select(Path.GetFileName);
}
