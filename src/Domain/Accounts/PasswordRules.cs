using Platform.Domain.Common;

namespace Platform.Domain.Accounts;

/// <summary>
/// Which passwords are taken: long enough, not common, not the person's own address or name; nothing about kinds of characters
/// (NIST SP 800-63B, section 5.1.1.2).
/// </summary>
/// <param name="MinLength">Fewest characters.</param>
public sealed record PasswordRules(int MinLength)
{
    /// <summary>Most characters; longer ones only cost hashing time.</summary>
    public const int MaxLength = 128;

    /// <summary>Shortest run of the address or the name that counts as part of a password.</summary>
    private const int MinPersonalPart = 4;

    /// <summary>What is wrong with a password; null when nothing is.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The account's address.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="isCommon">Tells passwords that everybody tries first.</param>
    /// <param name="field">Name of the member that holds the password, for the error.</param>
    public Error? Check(string password, string email, string name, Func<string, bool> isCommon, string field)
    {
        var problem = password switch
        {
            _ when Length(password) < MinLength => $"The password must have at least {MinLength} characters.",
            _ when Length(password) > MaxLength => $"The password must have at most {MaxLength} characters.",
            _ when IsPersonal(password, email, name) => "The password must not be made of the address or the name.",
            _ when isCommon(password) => "The password is one of those that are tried first; choose another one.",
            _ => null,
        };
        return problem is null ? null : new Error("weak_password", problem, ErrorKind.Validation, new Dictionary<string, string[]> { [field] = [problem] });
    }

    // Counted as people count, so that a passphrase in any script gets its due.
    private static int Length(string password) => new System.Globalization.StringInfo(password).LengthInTextElements;

    // "Made of" means: what is left without the personal part, digits and signs is next to nothing.
    private static bool IsPersonal(string password, string email, string name)
    {
        var local = email.Split('@')[0];
        var parts = new[] { email, local, email.Split('@')[^1], name.Replace(" ", string.Empty, StringComparison.Ordinal) }
            .Concat(name.Split(' '))
            .Concat(local.Split('.', '_', '-', '+'))
            .Where(p => p.Length >= MinPersonalPart)
            .OrderByDescending(p => p.Length);
        var rest = password.Replace(" ", string.Empty, StringComparison.Ordinal);
        foreach (var part in parts)
        {
            rest = rest.Replace(part, string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return rest.Length < password.Length && rest.Count(char.IsLetter) < MinPersonalPart;
    }
}
