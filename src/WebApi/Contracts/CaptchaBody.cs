using Platform.Application.Ports;

namespace Platform.WebApi.Contracts;

/// <summary>A proof-of-work challenge.</summary>
/// <param name="Algorithm">Always <c>SHA-256</c>.</param>
/// <param name="Challenge">Text to hash with a number: <c>challenge.number</c>.</param>
/// <param name="Difficulty">Leading zero bits wanted.</param>
/// <param name="ExpiresAt">Until when the answer is taken.</param>
public sealed record CaptchaBody(string Algorithm, string Challenge, int Difficulty, DateTimeOffset ExpiresAt)
{
    internal static CaptchaBody Of(Challenge challenge) => new("SHA-256", challenge.Text, challenge.Difficulty, challenge.ExpiresAt);
}
