using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>How an e-mail address is made.</summary>
internal enum MailboxMaking
{
    /// <summary>Not of the name alone.</summary>
    Otherwise,

    /// <summary>Of names or initials and a number.</summary>
    NameAndNumber,

    /// <summary>Of one name, and at most a beginning of the other.</summary>
    LastName,

    /// <summary>Of first and last name.</summary>
    FullName,
}

/// <summary>What two e-mail addresses have in common, and with the name.</summary>
internal static class MailboxComparison
{
    /// <summary>The part before the at sign.</summary>
    public static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> address)
    {
        var at = address.LastIndexOf((byte)'@');
        return at < 0 ? address : address[..at];
    }

    /// <summary>The part after the at sign.</summary>
    public static ReadOnlySpan<byte> Domain(ReadOnlySpan<byte> address) => address[(address.LastIndexOf((byte)'@') + 1)..];

    /// <summary>See <see cref="RowFeatures.LocalParity"/>.</summary>
    public static byte Parity(ReadOnlySpan<byte> local)
    {
        var parity = 0;
        foreach (var b in local)
        {
            parity ^= 1 << (b & 7);
        }

        return (byte)parity;
    }

    /// <summary>
    /// Whether two names before the at sign are one with a typing error: one edit apart in their letters. Those that differ in a digit or a separator only (<c>jsmith1</c>, <c>jsmith2</c>,
    /// <c>j.smith</c>) are as likely two people of one name.
    /// </summary>
    [SkipLocalsInit]
    public static bool IsMistyped(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Math.Min(a.Length, b.Length) < 5 || !TextSimilarity.IsOneEdit(a, b))
        {
            return false;
        }

        Span<byte> lettersA = stackalloc byte[64];
        Span<byte> lettersB = stackalloc byte[64];
        return !Letters(a, lettersA).SequenceEqual(Letters(b, lettersB));
    }

    /// <summary>How the name before the at sign is made from the row's name.</summary>
    /// <param name="row">Whose name.</param>
    /// <param name="local">The part before the at sign.</param>
    /// <param name="mistyped">Whether a name with a typing error counts: Rixe has joseph.rice as well.</param>
    [SkipLocalsInit]
    public static MailboxMaking Making(ref RowFeatures row, ReadOnlySpan<byte> local, bool mistyped)
    {
        Span<byte> buffer = stackalloc byte[64];
        var letters = Letters(local, buffer);
        var first = Bytes(ref row.First, row.FirstLength);
        var last = Bytes(ref row.Last, row.LastLength);
        var full = letters.Length >= first.Length + last.Length;
        if (!MadeOf(letters, last, first) && !MadeOf(letters, first, last))
        {
            if (!mistyped || first.IsEmpty || last.Length < 4)
            {
                return MailboxMaking.Otherwise;
            }

            full = NearlyMadeOf(letters, first, last);
            if (!full && !NearlyMadeOf(letters, first[..1], last))
            {
                return MailboxMaking.Otherwise;
            }
        }

        return local.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? MailboxMaking.NameAndNumber : full ? MailboxMaking.FullName : MailboxMaking.LastName;
    }

    /// <summary>One name in full, the rest the beginning of the other or nothing.</summary>
    private static bool MadeOf(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> other)
    {
        if (whole.Length < 2)
        {
            return false;
        }

        if (letters.StartsWith(whole))
        {
            return other.StartsWith(letters[whole.Length..]);
        }

        // At the end, and nowhere before.
        return letters.EndsWith(whole) && other.StartsWith(letters[..^whole.Length]) && letters.IndexOf(whole) == letters.Length - whole.Length;
    }

    /// <summary>One name behind the other, one edit apart.</summary>
    [SkipLocalsInit]
    private static bool NearlyMadeOf(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> first, ReadOnlySpan<byte> last)
    {
        var length = first.Length + last.Length;
        if (Math.Abs(letters.Length - length) > 1)
        {
            return false;
        }

        Span<byte> made = stackalloc byte[2 * Vector128<byte>.Count];
        first.CopyTo(made);
        last.CopyTo(made[first.Length..]);
        if (TextSimilarity.IsOneEdit(letters, made[..length]))
        {
            return true;
        }

        last.CopyTo(made);
        first.CopyTo(made[last.Length..]);
        return TextSimilarity.IsOneEdit(letters, made[..length]);
    }

    private static ReadOnlySpan<byte> Letters(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        // Written without a branch, to be written over where it is none: digits and full stops stand anywhere.
        var length = 0;
        foreach (var b in text)
        {
            if (length == buffer.Length)
            {
                break;
            }

            var letter = (byte)(b | 0x20);
            buffer[length] = letter;
            length += (uint)(letter - 'a') < 26 ? 1 : 0;
        }

        return buffer[..length];
    }

    private static ReadOnlySpan<byte> Bytes(ref Vector128<byte> packed, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<byte>, byte>(ref packed), length);
}
