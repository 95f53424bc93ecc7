using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>The text of a raw cell without what is no text: outer white space, control characters, invisible characters, broken UTF-8.</summary>
internal static class CellText
{
    private static readonly WordTable NoValue = WordTable.Set(
        "n/a na n.a. n.a #n/a #n/a! #na #value! #ref! #null! #name? #div/0! nan nil null (null) <null> \\N none (none) unknown unk undefined blank (blank) empty (empty) "
        + "tbd tba missing notavailable not_available not-available - -- --- ---- . .. ... ? ?? ??? * ** *** _ __ xxx");

    /// <summary>
    /// The cell trimmed. Where it holds more than printable ASCII, a copy in <paramref name="scratch"/> in which control characters and
    /// Unicode spaces are spaces, typographic quotes and hyphens are ASCII ones, zero-width characters are gone and bytes that are no UTF-8 are U+FFFD.
    /// </summary>
    public static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> raw, ByteArena scratch)
    {
        raw = Trim(raw);
        if (raw.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) >= 0)
        {
            raw = CleanSlowly(raw, scratch);
        }

        // The apostrophe by which spreadsheets, and our own formula guard, mark a cell as text.
        return raw.Length > 1 && raw[0] == '\'' && (raw[1] is (byte)'=' or (byte)'@' or (byte)'+' or (byte)'-' || IsDigit(raw[1])) ? raw[1..] : raw;
    }

    /// <summary>Whether a cleaned cell says that there is no value: nothing, n/a, null, unknown, a dash.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> cell) => cell.Length == 0 || (cell.Length <= 13 && NoValue.Contains(cell));

    /// <summary>Without white space and control characters at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && text[start] <= 0x20)
        {
            start++;
        }

        while (end > start && text[end - 1] <= 0x20)
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Appends with every run of white space as one space; the text is trimmed already.</summary>
    public static void AppendSingleSpaced(ReadOnlySpan<byte> text, ByteArena output)
    {
        if (text.IndexOf("  "u8) < 0)
        {
            output.Append(text);
            return;
        }

        byte before = 0;
        foreach (var b in text)
        {
            if (b != ' ' || before != ' ')
            {
                output.Append(b);
            }

            before = b;
        }
    }

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') <= 25;

    /// <summary>A letter, or part of a character beyond ASCII.</summary>
    public static bool IsWordByte(byte b) => IsLetter(b) || b >= 0x80;

    public static bool IsUpper(byte b) => (uint)(b - 'A') <= 25;

    public static bool IsLower(byte b) => (uint)(b - 'a') <= 25;

    public static byte Lower(byte b) => IsUpper(b) ? (byte)(b | 0x20) : b;

    public static byte Upper(byte b) => IsLower(b) ? (byte)(b & 0xDF) : b;

    public static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += IsDigit(b) ? 1 : 0;
        }

        return count;
    }

    public static bool AllDigits(ReadOnlySpan<byte> text) => text.Length != 0 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>Whether the text starts with an ASCII word, whatever its case.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);

    /// <summary>Without the <c>.0</c> that a spreadsheet gives to a whole number.</summary>
    public static ReadOnlySpan<byte> WithoutFraction(ReadOnlySpan<byte> text)
    {
        var dot = text.IndexOf((byte)'.');
        return dot > 0 && dot < text.Length - 1 && text[(dot + 1)..].IndexOfAnyExcept((byte)'0') < 0 && AllDigits(text[..dot]) ? text[..dot] : text;
    }

    /// <summary>The whole number that a text of digits is; -1 when it is none or has more than nine digits.</summary>
    public static int Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is 0 or > 9 || !AllDigits(digits))
        {
            return -1;
        }

        var value = 0;
        foreach (var b in digits)
        {
            value = (value * 10) + (b - '0');
        }

        return value;
    }

    private static ReadOnlySpan<byte> CleanSlowly(ReadOnlySpan<byte> raw, ByteArena scratch)
    {
        var start = scratch.Length;
        Span<byte> encoded = stackalloc byte[4];
        while (raw.Length != 0)
        {
            // An invalid sequence decodes to U+FFFD and tells how many bytes to pass over.
            _ = Rune.DecodeFromUtf8(raw, out var rune, out var consumed);
            raw = raw[consumed..];
            var replacement = Replacement(rune.Value);
            if (replacement > 0)
            {
                scratch.Append((byte)replacement);
            }
            else if (replacement < 0)
            {
                scratch.Append(encoded[..rune.EncodeToUtf8(encoded)]);
            }
        }

        return Trim(scratch.Slice(start, scratch.Length - start));
    }

    /// <returns>The ASCII character to write instead, 0 to leave it out, -1 to keep it.</returns>
    private static int Replacement(int value) => value switch
    {
        < 0x20 or 0x7F => ' ',
        < 0x7F => value,
        < 0xA0 => ' ',
        0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 => ' ',
        0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2064) or 0xFEFF => 0,
        0x2018 or 0x2019 or 0x201B or 0x2032 or 0x02BC or 0xB4 => '\'',
        0x201C or 0x201D or 0x201F or 0x2033 => '"',
        >= 0x2010 and <= 0x2015 or 0x2212 or 0xFE63 or 0xFF0D => '-',
        0xFF20 => '@',
        0xFF0B => '+',
        >= 0xFF10 and <= 0xFF19 => value - 0xFF10 + '0',
        _ => -1,
    };
}
