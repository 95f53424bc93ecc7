using System.Runtime.CompilerServices;

namespace Platform.IntegrationTests.OpenApi;

/// <summary>Files of the repository that tests compare with what the server gives, and write anew when <c>PLATFORM_UPDATE_OPENAPI</c> is <c>true</c>.</summary>
internal static class DocumentFile
{
    /// <summary>Whether they are to be written.</summary>
    public static bool Update => Environment.GetEnvironmentVariable("PLATFORM_UPDATE_OPENAPI") == "true";

    /// <summary>A path of the repository.</summary>
    public static string PathOf(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    /// <summary>Fails when the file differs, and says what to do.</summary>
    public static async Task ShouldHoldAsync(string path, string text)
    {
        var file = PathOf(path);
        if (Update)
        {
            await File.WriteAllTextAsync(file, text);
        }

        var kept = File.Exists(file) ? await File.ReadAllTextAsync(file) : string.Empty;
        (kept.ReplaceLineEndings("\n") == text).Should().BeTrue($"{path} is not what the server gives: run scripts/update-openapi.sh and commit what it changes");
    }
}
