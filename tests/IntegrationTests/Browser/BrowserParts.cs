namespace Platform.IntegrationTests.Browser;

/// <summary>What a test in a browser needs of the machine.</summary>
internal static class BrowserParts
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program of a Chromium, or null where none is installed.</summary>
    public static string? Chromium { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Append("/usr/bin")
        .SelectMany(directory => Names.Select(name => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The script of axe-core, or null where it is not installed.</summary>
    public static string? Axe { get; } = FindAxe();

    /// <summary>Why no browser test can run; null when everything is there, and with <c>CI=true</c>, where a missing part is a failure.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" ? null : Explain();

    /// <summary>What is missing, and how to get it.</summary>
    public static string? Explain() => (Chromium, Axe) switch
    {
        (null, _) => "No Chromium is installed, so no page was opened in a browser",
        (_, null) => "axe-core is not installed (npm ci in tests/IntegrationTests/Browser), so no page was opened in a browser",
        _ => null,
    };

    private static string? FindAxe()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Platform.sln")))
        {
            directory = directory.Parent;
        }

        var script = directory is null ? null : Path.Combine(directory.FullName, "tests/IntegrationTests/Browser/node_modules/axe-core/axe.min.js");
        return File.Exists(script) ? script : null;
    }
}

/// <summary>A test in a browser; skipped where there is no Chromium or no axe-core, except with <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserParts.Missing;
}

/// <summary>As <see cref="BrowserFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserParts.Missing;
}
