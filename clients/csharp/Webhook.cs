using System.Text.Json;

namespace Platform.Client;

/// <summary>What the server posts to a <c>callback_url</c>.</summary>
/// <param name="Type">What happened, as <c>file.processed</c>.</param>
/// <param name="Data">The state of what it happened to.</param>
public sealed record WebhookMessage(string Type, JsonElement Data);

/// <summary>Verifies callbacks by Standard Webhooks: HMAC-SHA256 over <c>id.timestamp.body</c>, and a timestamp within five minutes of now.</summary>
public static class Webhook
{
    /// <summary>Verifies a callback and gives its message.</summary>
    /// <param name="body">The body exactly as it was received.</param>
    /// <param name="id">Header <c>webhook-id</c>.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="signatures">Header <c>webhook-signature</c>: several with spaces between them while a secret is being rotated.</param>
    /// <param name="secret"><c>whsec_…</c></param>
    /// <param name="now">The present time.</param>
    /// <returns>The message; null when it is not genuine.</returns>
    public static WebhookMessage? Verify(ReadOnlySpan<byte> body, string? id, string? timestamp, string? signatures, string secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return new WebhookVerifier(secret).IsGenuine(id, timestamp, signatures, body, now) ? JsonSerializer.Deserialize<WebhookMessage>(body, JsonSerializerOptions.Web) : null;
    }
}
