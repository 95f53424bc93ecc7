namespace Platform.WebApi.Demo;

/// <summary>What <c>demo</c> was asked to do.</summary>
/// <param name="File">The lead file; null for the shipped sample.</param>
/// <param name="Keep">Whether the server goes on at the end.</param>
/// <param name="Settings">Settings for the server, as <c>--Workers:Count=1</c>.</param>
internal sealed record DemoArguments(string? File, bool Keep, IReadOnlyList<string> Settings)
{
    public const string Usage =
        """
        usage: dotnet run --project src/WebApi -- demo [FILE] [--keep] [--Section:Key=value ...]
          FILE     a lead file (CSV, XLSX, gzip, zip); without it the shipped sample of 10,000 leads is taken
          --keep   leaves the server running at the end, until Ctrl+C
        """;

    /// <summary>Reads the words after <c>demo</c>; null when they are not understood.</summary>
    public static DemoArguments? Parse(IEnumerable<string> words)
    {
        string? file = null;
        var keep = false;
        var settings = new List<string>();
        foreach (var word in words)
        {
            if (word == "--keep")
            {
                keep = true;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=', StringComparison.Ordinal) && word.Contains(':', StringComparison.Ordinal))
            {
                settings.Add(word);
            }
            else if (!word.StartsWith('-') && file is null)
            {
                file = word;
            }
            else
            {
                return null;
            }
        }

        return new DemoArguments(file, keep, settings);
    }
}
