using Platform.Application.Accounts;
using Platform.Application.Housekeeping;
using Platform.Infrastructure;
using Platform.Infrastructure.Callbacks;
using Platform.Infrastructure.Captcha;
using Platform.Infrastructure.Email;
using Platform.Infrastructure.Fetching;
using Platform.Infrastructure.Identity;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Persistence;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;
using Platform.WebApi.Hosting;
using Platform.WebApi.Limits;
using LinkOptions = Platform.Application.Links.LinkOptions;
using SessionOptions = Platform.Application.Accounts.SessionOptions;

namespace Platform.WebApi.CommandLine;

/// <summary>
/// Settings of the server among the words of a command, as <c>--Workers:Count=1</c> or <c>--Workers:Count 1</c>. They are taken out before the
/// command line is read: a key of a setting is any word with a colon, which no option has.
/// </summary>
internal static class ServerSettings
{
    // Every section that has an options class, and those that the framework and Serilog read.
    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        AccountOptions.Section, CallbackOptions.Section, CaptchaOptions.Section, DatabaseOptions.Section, EmailOptions.Section, FetchOptions.Section, HousekeepingOptions.Section, JwtOptions.Section, LinkOptions.Section,
        PasswordOptions.Section, PlatformOptions.Section, ProxyOptions.Section, RateLimitOptions.Section, ReadingOptions.Section, SessionOptions.Section, StorageOptions.Section, WorkersOptions.Section,
        "Kestrel", "Logging", "Serilog",
    };

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

    /// <summary>What is wrong with settings whose section nobody reads: a typing error would otherwise pass in silence.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<string> settings) =>
        from setting in settings
        where IsSetting(setting)
        let key = setting[2..].Split('=')[0]
        where key.Contains(':', StringComparison.Ordinal) && !Sections.Contains(key.Split(':')[0])
        select $"{key} is not a setting: there is no section {key.Split(':')[0]}. The sections are {string.Join(", ", Sections.Order(StringComparer.Ordinal))}.";

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
