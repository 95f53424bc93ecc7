using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.WebApi.CommandLine;

/// <summary>
/// Verifies signed callbacks as a customer would, by Standard Webhooks ("Verifying webhook authenticity"): HMAC-SHA256 over
/// <c>id.timestamp.body</c> with the secret <c>whsec_&lt;Base64&gt;</c>, and a timestamp within five minutes of now.
/// </summary>
internal sealed class WebhookVerifier(string secret, TimeProvider time)
{
    private const string SecretPrefix = "whsec_";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);

    /// <summary>Whether one of the signatures fits and the message is fresh.</summary>
    /// <param name="id">Header <c>webhook-id</c>.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="signatures">Header <c>webhook-signature</c>: <c>v1,&lt;Base64&gt;</c>, several with spaces between them.</param>
    /// <param name="body">The body as it was received.</param>
    public bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return signatures.Split(' ').Any(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(s), expected));
    }
}
