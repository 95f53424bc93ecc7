using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Client;

/// <summary>
/// Verifies signed callbacks by Standard Webhooks ("Verifying webhook authenticity"): HMAC-SHA256 over <c>id.timestamp.body</c> with the secret <c>whsec_&lt;Base64&gt;</c>, and a
/// timestamp within five minutes of now. The server's command line is a customer too: it is built with this file.
/// </summary>
internal sealed class WebhookVerifier(string secret)
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);

    /// <summary>Whether one of the signatures fits and the message is fresh.</summary>
    /// <param name="id">Header <c>webhook-id</c>.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="signatures">Header <c>webhook-signature</c>: <c>v1,&lt;Base64&gt;</c>, several with spaces between them while a secret is being rotated.</param>
    /// <param name="body">The body exactly as it was received.</param>
    /// <param name="now">The present time.</param>
    public bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.ASCII.GetBytes(Version + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return signatures.Split(' ').Any(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(s), expected));
    }
}
