namespace Platform.UnitTests.Architecture;

/// <summary>The files of the repository that this test assembly was built from.</summary>
internal static class Repository
{
    private static readonly string[] Left = ["bin", "obj", "data", "artifacts", "node_modules", "dist", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea"];

    public static readonly string Root = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(() => [.. Walk(Root).Order(StringComparer.Ordinal)]);

    private static readonly Lazy<IReadOnlyList<SourceFile>> AllSources = new(() =>
        [.. Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal) && Path.GetFileName(f) != "Generated.cs").Select(f => new SourceFile(f, Read(f)))]);

    /// <summary>Paths from the root, with <c>/</c>, of every file that is not built or fetched.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    /// <summary>Every C# file but the generated ones: migrations and the client.</summary>
    public static IReadOnlyList<SourceFile> Sources => AllSources.Value;

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var file in Directory.EnumerateDirectories(directory).Where(d => !Left.Contains(Path.GetFileName(d))).SelectMany(Walk))
        {
            yield return file;
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Platform.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No Platform.sln above {AppContext.BaseDirectory}: run the tests inside the repository.");
    }
}
