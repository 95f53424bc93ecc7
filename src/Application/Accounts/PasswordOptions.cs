namespace Platform.Application.Accounts;

/// <summary>Configuration section <c>Passwords</c>.</summary>
public sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>Fewest characters of a password.</summary>
    public int MinLength { get; set; } = 12;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512. At least 210,000 (OWASP Password Storage Cheat Sheet).</summary>
    public int Iterations { get; set; } = 210_000;
}
