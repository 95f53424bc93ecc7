using System.Text.Json.Serialization;

namespace Platform.WebApi.Contracts;

/// <summary>What an authenticator app needs.</summary>
/// <param name="Secret">The secret in base 32, to be typed.</param>
/// <param name="Url">The same as an address, to be shown as a QR code.</param>
public sealed record EnrolmentBody(string Secret, [property: JsonPropertyName("otpauth_url")] string Url);

/// <summary>Codes, each good once, for who has lost the authenticator app. They are shown this once.</summary>
/// <param name="RecoveryCodes">The codes.</param>
public sealed record RecoveryCodesBody(IReadOnlyList<string> RecoveryCodes);
