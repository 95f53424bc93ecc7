using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Domain.Leads.Matching;

/// <summary>Single values as they are compared.</summary>
internal static class FoldedValues
{
    private static readonly uint GoogleMail = Fold.Hash32("googlemail.com"u8);
    private static readonly uint Gmail = Fold.Hash32("gmail.com"u8);

    /// <summary>The parts of an e-mail address as they are compared.</summary>
    public static (ulong Address, uint Local, uint Domain) Mailbox(ReadOnlySpan<byte> value, Span<byte> buffer) => Mailbox(value, value.LastIndexOf((byte)'@'), buffer);

    /// <summary>Lower case, without a tag after a plus sign; for Gmail without full stops in the local part.</summary>
    /// <param name="value">The address.</param>
    /// <param name="at">Where its last at sign is; -1 when it has none.</param>
    /// <param name="buffer">To work with.</param>
    public static (ulong Address, uint Local, uint Domain) Mailbox(ReadOnlySpan<byte> value, int at, Span<byte> buffer)
    {
        if (at <= 0 || value.Length > buffer.Length)
        {
            return default;
        }

        var domain = Fold.Narrow(HashOfLower(value[(at + 1)..], buffer));
        domain = domain == GoogleMail ? Gmail : domain;
        var name = value[..at];
        var local = name.Length <= FoldedText.Longest && !(ShortText.Contains(name, (byte)'+') || (domain == Gmail && ShortText.Contains(name, (byte)'.')))
            ? FoldedText.Lower(name).Hash()
            : HashOfName(name, domain == Gmail, buffer);
        return (Fold.Both(local, domain), Fold.Narrow(local), domain);
    }

    private static ulong HashOfLower(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        if (value.Length <= FoldedText.Longest)
        {
            return FoldedText.Lower(value).Hash();
        }

        PlainText.Lower(value, buffer);
        return Fold.Hash(buffer[..value.Length]);
    }

    private static ulong HashOfName(ReadOnlySpan<byte> name, bool isGmail, Span<byte> buffer)
    {
        PlainText.Lower(name, buffer);
        var length = 0;
        foreach (var b in buffer[..name.Length])
        {
            if (b == '+' && length > 0)
            {
                break;
            }

            if (b != '.' || !isGmail)
            {
                buffer[length++] = b;
            }
        }

        return Fold.Hash(buffer[..length]);
    }

    /// <summary>The digits of a telephone number as a number.</summary>
    public static ulong Digits(ReadOnlySpan<byte> value)
    {
        if (value.Length > 1 && value.Length <= Vector128<byte>.Count + 1 && value[0] == '+' && TryNumber(ShortText.Load(value[1..]).GetLower(), value.Length - 1, out var plain))
        {
            return plain;
        }

        ulong number = 0;
        foreach (var b in value)
        {
            var digit = b - '0';
            number = digit is >= 0 and < 10 ? (number * 10) + (ulong)digit : number;
        }

        return number;
    }

    /// <summary>Generation of a folded suffix: 1 senior, 2 junior or second, and so on; 0 when it is none.</summary>
    public static byte Generation(ReadOnlySpan<byte> folded) =>
        folded switch
        {
            _ when folded.SequenceEqual("jr"u8) || folded.SequenceEqual("junior"u8) => 2,
            _ when folded.SequenceEqual("ii"u8) || folded.SequenceEqual("2nd"u8) => 2,
            _ when folded.SequenceEqual("sr"u8) || folded.SequenceEqual("senior"u8) || folded.SequenceEqual("i"u8) => 1,
            _ when folded.SequenceEqual("iii"u8) || folded.SequenceEqual("3rd"u8) => 3,
            _ when folded.SequenceEqual("iv"u8) || folded.SequenceEqual("4th"u8) => 4,
            _ when folded.SequenceEqual("v"u8) || folded.SequenceEqual("5th"u8) => 5,
            _ => 0,
        };

    /// <summary>Hash of a postcode; the first five digits of ZIP+4.</summary>
    public static uint Postcode(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        var code = value.Length > 5 && value[5] == '-' ? value[..5] : value;
        return FoldedText.TryHashWord(code, out var hash) ? Fold.Narrow(hash) : Code(code, buffer);
    }

    /// <summary>Hash of the abbreviation or the name of a state.</summary>
    public static ushort State(ReadOnlySpan<byte> value, Span<byte> buffer) => (ushort)(FoldedText.TryHashWord(value, out var hash) ? Fold.Narrow(hash) : Words(value, buffer));

    /// <summary>House number (its digits) and hash of the rest. A line without a leading number is hashed as a whole.</summary>
    public static (uint House, uint Street) Street(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        if (FoldedText.TryFold(value, out var plain))
        {
            var digits = BitOperations.TrailingZeroCount(~plain.Digits);
            if (digits is > 0 and < 9 && ((plain.Spaces >> digits) & 1) != 0 && TryNumber(plain.Bytes.GetLower(), digits, out var number))
            {
                return ((uint)number, Fold.Narrow(FoldedText.Lower(value[(digits + 1)..]).Hash()));
            }
        }

        var folded = StreetName(value, buffer, out var house);
        return (house, Fold.Hash32(folded));
    }

    /// <summary>The folded name of a street without the house number.</summary>
    public static ReadOnlySpan<byte> StreetName(ReadOnlySpan<byte> value, Span<byte> buffer, out uint house)
    {
        var length = Fold.Words(value, buffer[..96]);
        house = 0;
        var digits = 0;
        while (digits < length && digits < 9 && buffer[digits] - '0' is >= 0 and < 10)
        {
            house = (house * 10) + (uint)(buffer[digits++] - '0');
        }

        var rest = buffer[digits..length];
        if (digits == 0 || rest.IsEmpty)
        {
            return buffer[..length];
        }

        if (rest[0] != ' ')
        {
            // 12th Street is a street; 12B Main Street is a house with a letter
            var gap = rest.IndexOf((byte)' ');
            if (gap is < 0 or > 1)
            {
                house = 0;
                return buffer[..length];
            }

            rest = rest[gap..];
        }

        return rest[1..];
    }

    /// <summary>Hash of a value of words.</summary>
    /// <param name="value">The value.</param>
    /// <param name="buffer">To fold it in: what does not fit is left out.</param>
    public static uint Words(ReadOnlySpan<byte> value, Span<byte> buffer) =>
        FoldedText.TryFold(value, out var plain) ? Fold.Narrow(plain.Hash()) : Fold.Hash32(buffer[..Fold.Words(value, buffer)]);

    /// <summary>Hash of the letters and digits of a value.</summary>
    public static uint Code(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        if (FoldedText.TryFold(value, out var plain) && plain.Spaces == 0)
        {
            return Fold.Narrow(plain.Hash());
        }

        var length = 0;
        foreach (var b in value)
        {
            var c = b - 'A' is >= 0 and < 26 ? (byte)(b | 0x20) : b;
            if ((c - 'a' is >= 0 and < 26 || c - '0' is >= 0 and < 10 || c >= 0x80) && length < buffer.Length)
            {
                buffer[length++] = c;
            }
        }

        return Fold.Hash32(buffer[..length]);
    }

    /// <summary>The number that the first bytes of a text are in decimal digits; false when they are not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNumber(Vector128<byte> text, int length, out ulong number)
    {
        number = 0;
        if (!Sse41.IsSupported)
        {
            return false;
        }

        // At the end of a vector of zeros they are a number of sixteen digits, which are put together by twos, fours and eights.
        var digits = Ssse3.Shuffle(text - Vector128.Create((byte)'0'), Vector128<byte>.Indices - Vector128.Create((byte)(Vector128<byte>.Count - length)));
        var fours = Sse2.MultiplyAddAdjacent(Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)0x010A).AsSByte()), Vector128.Create(0x0001_0064).AsInt16());
        var eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16());
        number = ((ulong)(uint)eights[0] * 100_000_000) + (uint)eights[1];
        return Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9));
    }

    /// <summary>A date as decimal digits, year first; zeros for what is not known.</summary>
    public static uint Date(ReadOnlySpan<byte> value)
    {
        uint number = 0;
        var digits = 0;
        foreach (var b in value)
        {
            if (b - '0' is >= 0 and < 10 && digits < 8)
            {
                number = (number * 10) + (uint)(b - '0');
                digits++;
            }
        }

        for (; digits > 0 && digits < 8; digits++)
        {
            number *= 10;
        }

        return number;
    }

    /// <summary>Words that stand for no value.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> value) =>
        value.Length <= 7 && (Ascii.EqualsIgnoreCase(value, "na"u8) || Ascii.EqualsIgnoreCase(value, "n/a"u8) || Ascii.EqualsIgnoreCase(value, "null"u8) ||
        Ascii.EqualsIgnoreCase(value, "none"u8) || Ascii.EqualsIgnoreCase(value, "nan"u8) || Ascii.EqualsIgnoreCase(value, "unknown"u8));
}
