using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.CommandLine;
using Platform.IntegrationTests.Persistence;

namespace Platform.IntegrationTests.Demo;

/// <summary>The first command of the README, as a process of its own.</summary>
public sealed partial class DemoCommandTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Fact]
    public async Task Refines_the_shipped_sample_and_agrees_with_its_known_answers()
    {
        var (exitCode, output, errors) = await RunAsync("demo");

        exitCode.Should().Be(0, $"it said: {errors}");
        output.Should().Contain("signature verified").And.MatchRegex(@"rows +10,000\s");
        var f1 = double.Parse(F1().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        f1.Should().BeGreaterThan(0.93, "the sample was refined better than that when it was made");
        foreach (var name in new[] { "refined.csv", "rejected.csv", "golden.csv", "report.json" })
        {
            Directory.GetFiles(Path.Combine(Directory.GetDirectories(Path.Combine(directory, "data")).Single(), "out"), name).Should().ContainSingle().Which.Should().Match(path => new FileInfo(path).Length > 0);
        }
    }

    [PostgreSqlFact]
    public async Task Does_the_same_on_PostgreSQL()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await File.WriteAllTextAsync(Path.Combine(directory, "two.csv"), "First Name,Last Name,Email\nAnna,Berg,anna.berg@kestrel.dev\nAnn,Berg,anna.berg@kestrel.dev\n");

        var (exitCode, output, errors) = await RunAsync("demo", "two.csv", "--Database:Provider=PostgreSql", $"--Database:ConnectionString={TestDatabase.PostgreSql(database.Name)}");

        exitCode.Should().Be(0, $"it said: {errors}");
        output.Should().Contain("signature verified").And.MatchRegex(@"rows +2\s");
        Directory.GetFiles(directory, "platform.db", SearchOption.AllDirectories).Should().BeEmpty("the database is another one");
    }

    [Fact]
    public async Task Says_why_a_file_cannot_be_processed_and_fails()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "empty.csv"), "Name,Email\n");

        var (exitCode, _, errors) = await RunAsync("demo", "empty.csv");

        exitCode.Should().Be(1);
        errors.Should().Contain("file_header_only");
    }

    [Fact]
    public async Task Shows_how_it_is_used_when_it_is_not_understood()
    {
        var (exitCode, _, errors) = await RunAsync("demo", "--unknown");

        exitCode.Should().Be(2);
        errors.Should().Contain("--unknown").And.Contain("--help");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private Task<ProgramRun> RunAsync(params string[] words) => ProgramRun.OfAsync(directory, words);

    [GeneratedRegex(@"F1 (\d\.\d+)")]
    private static partial Regex F1();
}
