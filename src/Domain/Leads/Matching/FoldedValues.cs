using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Single values as they are compared.</summary>
internal static class FoldedValues
{
    private static readonly uint GoogleMail = Fold.Hash32("googlemail.com"u8);
    private static readonly uint Gmail = Fold.Hash32("gmail.com"u8);

    /// <summary>Lower case, without a tag after a plus sign; for Gmail without full stops in the local part.</summary>
    public static (ulong Address, uint Local, uint Domain) Mailbox(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        var at = value.LastIndexOf((byte)'@');
        if (at <= 0 || value.Length > buffer.Length)
        {
            return default;
        }

        PlainText.Lower(value, buffer);
        var domain = Fold.Hash32(buffer[(at + 1)..value.Length]);
        domain = domain == GoogleMail ? Gmail : domain;
        var length = at;
        if (buffer[..at].Contains((byte)'+') || domain == Gmail)
        {
            length = 0;
            foreach (var b in buffer[..at])
            {
                if (b == '+' && length > 0)
                {
                    break;
                }

                if (b != '.' || domain != Gmail)
                {
                    buffer[length++] = b;
                }
            }
        }

        var local = Fold.Hash(buffer[..length]);
        return (Fold.Both(local, domain), Fold.Narrow(local), domain);
    }

    /// <summary>The digits of a telephone number as a number.</summary>
    public static ulong Digits(ReadOnlySpan<byte> value)
    {
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
    public static uint Postcode(ReadOnlySpan<byte> value, Span<byte> buffer) =>
        value.Length > 5 && value[5] == '-' ? Code(value[..5], buffer) : Code(value, buffer);

    /// <summary>House number (its digits) and hash of the rest. A line without a leading number is hashed as a whole.</summary>
    public static (uint House, uint Street) Street(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
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

    /// <summary>Hash of the letters and digits of a value.</summary>
    public static uint Code(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        if (value.Length <= buffer.Length && PlainText.TryLower(value, buffer) && !buffer[..value.Length].Contains((byte)' '))
        {
            return Fold.Hash32(buffer[..value.Length]);
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
