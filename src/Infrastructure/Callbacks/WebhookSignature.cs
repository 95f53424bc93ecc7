using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Infrastructure.Callbacks;

/// <summary>
/// The signature of Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, "Symmetric signature scheme"):
/// Base64 of HMAC-SHA256 over <c>id.timestamp.body</c>.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>What a secret begins with.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>: one <c>v1,…</c> a secret, with spaces between them.</summary>
    /// <param name="id"><c>webhook-id</c>.</param>
    /// <param name="timestamp"><c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="secrets">Secrets of the form <c>whsec_&lt;Base64&gt;</c>.</param>
    public static string Compute(string id, long timestamp, string body, IEnumerable<string> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), signed))));
    }
}
