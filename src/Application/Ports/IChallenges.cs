namespace Platform.Application.Ports;

/// <summary>Challenges of the self-hosted captcha.</summary>
public interface IChallenges
{
    /// <summary>A new one.</summary>
    Challenge Next();
}

/// <summary>What a client has to solve.</summary>
/// <param name="Text">Text to put before <c>.number</c>.</param>
/// <param name="Difficulty">Zero bits that the SHA-256 must begin with.</param>
/// <param name="ExpiresAt">Until when an answer is taken.</param>
public sealed record Challenge(string Text, int Difficulty, DateTimeOffset ExpiresAt);
