namespace Platform.IntegrationTests.Documentation;

/// <summary>A test that needs bash, curl and python3; skipped where one of them is missing, except with <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["bash", "curl", "python3"];

    public ShellFactAttribute()
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] missing = [.. Programs.Where(program => !places.Any(place => File.Exists(Path.Combine(place, program))))];
        if (missing.Length > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"{string.Join(" and ", missing)} not installed, so the snippets of the documents were not run";
        }
    }
}
