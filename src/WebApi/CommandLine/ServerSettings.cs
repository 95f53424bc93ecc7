namespace Platform.WebApi.CommandLine;

/// <summary>
/// Settings of the server among the words of a command, as <c>--Workers:Count=1</c> or <c>--Workers:Count 1</c>. They are taken out before the
/// command line is read: a key of a setting is any word with a colon, which no option has.
/// </summary>
internal static class ServerSettings
{
    // Settings of the host, which have no section. Tools that start the program for its services use the last.
    private static readonly string[] HostKeys = ["urls", "environment", "contentRoot", "webroot", "applicationName"];

    /// <summary>Separates the settings from all other words.</summary>
    public static (string[] Settings, string[] Words) Split(IReadOnlyList<string> args)
    {
        List<string> settings = [], words = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Count && !args[i + 1].StartsWith('-'))
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. words]);
    }

    private static bool IsSetting(string word)
    {
        if (!word.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var key = word[2..].Split('=')[0];
        return key.Contains(':', StringComparison.Ordinal) || HostKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }
}
