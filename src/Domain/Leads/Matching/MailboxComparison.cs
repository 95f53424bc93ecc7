using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>What two different e-mail addresses still have in common.</summary>
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

    /// <summary>Whether a name before the at sign is made of the last name, with the first name or initials, and nothing else.</summary>
    [SkipLocalsInit]
    public static bool IsMadeFrom(ref RowFeatures row, ReadOnlySpan<byte> local)
    {
        if (local.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[64];
        var letters = Letters(local, buffer);
        return MadeOf(letters, Bytes(ref row.Last, row.LastLength), Bytes(ref row.First, row.FirstLength)) || MadeOf(letters, Bytes(ref row.First, row.FirstLength), Bytes(ref row.Last, row.LastLength));
    }

    /// <summary>One name in full, the rest the beginning of the other or nothing.</summary>
    private static bool MadeOf(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> other)
    {
        var at = whole.Length < 2 ? -1 : letters.IndexOf(whole);
        if (at < 0)
        {
            return false;
        }

        var rest = at == 0 ? letters[whole.Length..] : letters[..at];
        return (at == 0 || at + whole.Length == letters.Length) && other.StartsWith(rest);
    }

    private static ReadOnlySpan<byte> Letters(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        var length = 0;
        foreach (var b in text)
        {
            var letter = (byte)(b | 0x20);
            if (letter - 'a' is >= 0 and < 26 && length < buffer.Length)
            {
                buffer[length++] = letter;
            }
        }

        return buffer[..length];
    }

    private static ReadOnlySpan<byte> Bytes(ref System.Runtime.Intrinsics.Vector128<byte> packed, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<System.Runtime.Intrinsics.Vector128<byte>, byte>(ref packed), length);
}
