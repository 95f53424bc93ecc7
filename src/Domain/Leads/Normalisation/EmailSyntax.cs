using System.Buffers;
using System.Text.Unicode;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// The syntax of e-mail addresses: RFC 5321 and RFC 5322 without comments and folding, with the mailbox characters of RFC 6531. The practical limits are 64 bytes
/// before the <c>@</c>, 254 in all (RFC 5321, section 4.5.3.1, and its erratum 1690), a domain of at least two labels and no address literals, since nobody's lead is
/// reached at one.
/// </summary>
public static class EmailSyntax
{
    private const int MaxLocal = 64;

    internal const int MaxLength = 254;

    /// <summary>Characters of an atom (RFC 5322, section 3.2.3) and the dot.</summary>
    private static readonly SearchValues<byte> DotAtom =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~."u8);

    /// <summary>
    /// Whether the bytes are an address by the rules above, as they stand.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="at">Where its last <c>@</c> stands.</param>
    public static bool IsWellFormed(ReadOnlySpan<byte> address, out int at)
    {
        at = address.LastIndexOf((byte)'@');
        return at is > 0 and <= MaxLocal
            && address.Length <= MaxLength
            && IsLocal(address[..at])
            && IsDomain(address[(at + 1)..])
            && (address.IndexOfAnyExceptInRange((byte)0x21, (byte)0x7E) < 0 || Utf8.IsValid(address));
    }

    private static bool IsLocal(ReadOnlySpan<byte> local)
    {
        if (local[0] == '"')
        {
            return local.Length > 2 && local[^1] == '"' && IsQuoted(local[1..^1]);
        }

        if (local[0] == '.' || local[^1] == '.' || local.IndexOf(".."u8) >= 0)
        {
            return false;
        }

        var rest = local;
        int other;
        while ((other = rest.IndexOfAnyExcept(DotAtom)) >= 0)
        {
            if (rest[other] < 0x80)
            {
                return false;
            }

            rest = rest[(other + 1)..];
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                if (i == text.Length)
                {
                    return false;
                }
            }
            else if (text[i] is (byte)'"' or < 0x20 or 0x7F)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        if (domain.Length is < 4 or > 253)
        {
            return false;
        }

        var labels = 0;
        var label = domain;
        while (true)
        {
            var dot = domain.IndexOf((byte)'.');
            label = dot < 0 ? domain : domain[..dot];
            if (!IsLabel(label))
            {
                return false;
            }

            labels++;
            if (dot < 0)
            {
                break;
            }

            domain = domain[(dot + 1)..];
        }

        return labels >= 2 && IsTopLevel(label);
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var b in label)
        {
            if (!CellText.IsWordByte(b) && !CellText.IsDigit(b) && b != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Letters only, or a label in its ASCII or Unicode form for another script.</summary>
    private static bool IsTopLevel(ReadOnlySpan<byte> label)
    {
        if (label.Length < 2)
        {
            return false;
        }

        if (CellText.StartsWith(label, "xn--"u8))
        {
            return label.Length > 4;
        }

        foreach (var b in label)
        {
            if (!CellText.IsWordByte(b))
            {
                return false;
            }
        }

        return true;
    }
}
