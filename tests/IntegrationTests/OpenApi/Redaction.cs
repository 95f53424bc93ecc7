using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.IntegrationTests.OpenApi;

/// <summary>
/// Makes of what was sent and answered in a real run an example that is the same after every run and holds no secret: ids are numbered, times are counted from one fixed moment in
/// whole hours, tokens, keys and hosts are replaced by words that nobody takes for real.
/// </summary>
/// <param name="start">When the run began.</param>
/// <param name="words">What else is to be replaced, and by what.</param>
internal sealed partial class Redaction(DateTimeOffset start, IReadOnlyDictionary<string, string> words)
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    public JsonNode? Of(JsonNode? node, string? member = null) => node switch
    {
        JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(Text(m.Key), Of(m.Value, m.Key)))),
        JsonArray a => new JsonArray([.. a.Select(item => Of(item, member))]),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(Member(member, text)),
        JsonValue v when member is "milliseconds" or "duration_ms" or "t" => JsonValue.Create(12),
        null => null,
        _ => node.DeepClone(),
    };

    /// <summary>A text that is no JSON.</summary>
    public string Text(string text)
    {
        foreach (var (word, instead) in words)
        {
            text = text.Replace(word, instead, StringComparison.Ordinal);
        }

        text = Jwt().Replace(text, "example.token.not-a-real-one");
        text = ApiKey().Replace(text, "plk_example-not-a-real-key");
        text = WebhookSecret().Replace(text, "whsec_ZXhhbXBsZS1ub3QtYS1yZWFsLXNlY3JldA==");
        text = Signature().Replace(text, "expires=1768555800${1}signature=example");
        text = TeamInLink().Replace(text, "example");
        text = ClusterCell().Replace(text, m => Numbered("cluster", m.Value));
        text = Id().Replace(text, m => Numbered(m.Groups[1].Value, m.Value));
        return Moment().Replace(text, m => At(m.Value));
    }

    // Members whose values are secret or accidental as a whole.
    private string? Member(string? name, string text) => name switch
    {
        "password" or "newPassword" or "current_password" or "new_password" => "a long sentence only you know",
        "token" when !text.Contains('.', StringComparison.Ordinal) => "token-of-the-mail",
        "code" when text.Length == 6 && text.All(char.IsAsciiDigit) => "123456",
        "recovery_codes" => "example-code",
        "code" when RecoveryCode().IsMatch(text) => "example-code",
        "slug" => text[..text.LastIndexOf('-')] + "-example",
        "secret" when !text.StartsWith("whsec_", StringComparison.Ordinal) => "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM",
        "otpauth_url" => "otpauth://totp/Platform:ada%40example.com?secret=EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM&issuer=Platform",
        "challenge" => "example-challenge",
        "capcha" => "example-challenge.4711",
        "address" => "192.0.2.10",
        _ => Text(text),
    };

    private string Numbered(string prefix, string id)
    {
        if (!ids.TryGetValue(id, out var known))
        {
            // The server's ids begin with their kind; the rest here only says that it is an example.
            known = $"{prefix}_{ids.Count(i => i.Value.StartsWith(prefix + "_", StringComparison.Ordinal)) + 1:D2}example";
            ids[id] = known;
        }

        return known;
    }

    private string At(string text)
    {
        var since = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - start;
        return (Begin + (Step * Math.Round(since / Step))).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Jwt();

    [GeneratedRegex("plk_[0-9a-f]{32}_[0-9A-Za-z]+")]
    private static partial Regex ApiKey();

    [GeneratedRegex(@"whsec_[\w+/=-]+")]
    private static partial Regex WebhookSecret();

    [GeneratedRegex(@"expires=\d+(&|\\u0026)signature=[\w%-]+")]
    private static partial Regex Signature();

    [GeneratedRegex("^[a-z0-9]{4}(-[a-z0-9]{4})+$")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("(?<=%40[a-z0-9-]+-)[a-z0-9]{6}(?=&metadata=)")]
    private static partial Regex TeamInLink();

    [GeneratedRegex("(?<=,)[0-9a-z]{12}(?=,)")]
    private static partial Regex ClusterCell();

    [GeneratedRegex("([a-z]+)_[0-9a-f]{32}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Moment();
}
