using System.Diagnostics.CodeAnalysis;

namespace Platform.Domain.Accounts;

/// <summary>
/// An e-mail address that an account or an invitation can have: an ordinary mailbox as of RFC 5321 (no quoted local part, no address literal).
/// </summary>
public static class EmailAddress
{
    /// <summary>Longest address, in characters (RFC 5321, section 4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    /// <summary>Trims an address and makes its domain lower case; false when it is none.</summary>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        text = text?.Trim();
        if (text is not { Length: >= 3 and <= MaxLength })
        {
            return false;
        }

        var at = text.LastIndexOf('@');
        if (at is <= 0 or > MaxLocalLength || !IsLocalPart(text.AsSpan(0, at)) || !IsDomain(text.AsSpan(at + 1)))
        {
            return false;
        }

        address = string.Concat(text.AsSpan(0, at + 1), text[(at + 1)..].ToLowerInvariant());
        return true;
    }

    // Control characters, spaces and everything else that could end a header line or begin another recipient are outside these sets.
    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
        {
            return false;
        }

        foreach (var c in local)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c) && !(c > 0x7f && char.IsLetterOrDigit(c)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            labels++;
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-' && !(c > 0x7f && char.IsLetterOrDigit(c)))
                {
                    return false;
                }
            }
        }

        return labels >= 2;
    }
}
