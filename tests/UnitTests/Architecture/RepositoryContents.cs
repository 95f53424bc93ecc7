using System.Text.RegularExpressions;

namespace Platform.UnitTests.Architecture;

/// <summary>Rules for every file of the repository.</summary>
public sealed partial class RepositoryContents
{
    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".sln", ".json", ".md", ".sh", ".yml", ".yaml", ".js", ".mjs", ".ts", ".tsx", ".html", ".css", ".txt", ".npmrc", ".editorconfig", ".gitignore", ""];

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() =>
        Matches(MachinePath()).Should().BeEmpty("the repository must work from any folder: use a relative path, a setting or a temporary directory");

    [Fact]
    public void No_file_names_a_package_registry() =>
        Matches(RegistryHost()).Should().BeEmpty("where packages come from is the machine's business: leave the host out (npm: omit-lockfile-registry-resolved)");

    // The examples of the API document hold words in place of secrets.
    [Fact]
    public void No_settings_file_holds_a_secret() =>
        Matches(Secret(), f => f.EndsWith(".json", StringComparison.Ordinal) && f.StartsWith("src/", StringComparison.Ordinal) && f != "src/WebApi/OpenApi/examples.json")
            .Should().BeEmpty("secrets come from the environment or the data directory");

    [Theory]
    [InlineData("cd /home/anna/platform")]
    [InlineData("C:\\Users\\anna\\platform")]
    [InlineData("\"/Users/anna/platform\"")]
    public void A_place_on_somebodys_machine_is_recognised(string text) => MachinePath().IsMatch(text).Should().BeTrue();

    [Theory]
    [InlineData("\"resolved\": \"https://registry.example/left-pad\"")]
    [InlineData("<add key=\"feed\" value=\"https://api.nuget.example/v3/index.json\" />")]
    public void A_package_registry_is_recognised(string text) => RegistryHost().IsMatch(text).Should().BeTrue();

    private static IEnumerable<string> Matches(Regex pattern, Func<string, bool>? among = null) => Repository.Files
        .Where(f => f != "tests/UnitTests/Architecture/RepositoryContents.cs" && Texts.Contains(Path.GetExtension(f)) && (among?.Invoke(f) ?? true))
        .SelectMany(f => Repository.Read(f).Split('\n').Select((line, i) => (line, place: $"{f}({i + 1})")))
        .Where(x => pattern.IsMatch(x.line)).Select(x => $"{x.place}: {x.line.Trim()}");

    [GeneratedRegex("""(?<![\w.~$}/*-])/(home/\w+|Users/\w+|root|work|mnt/\w+)/|/tmp/w[t]\b|\b[A-Z]:\\Users\\""")]
    private static partial Regex MachinePath();

    [GeneratedRegex("""https?://[^\s"'<>]*(registry\.|/registry/|nuget\.\w+/v\d|npmjs|artifactory|pypi)""")]
    private static partial Regex RegistryHost();

    [GeneratedRegex("""(?i)\w*(password|secret|signingkey|apikey|accesskey)\w*"\s*:\s*"[^"]""")]
    private static partial Regex Secret();
}
