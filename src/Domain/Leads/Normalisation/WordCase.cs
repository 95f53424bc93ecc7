using System.Runtime.Intrinsics;
using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Upper and lower case of single words, in ASCII and beyond.</summary>
internal static class WordCase
{
    /// <summary>How a word or text is written.</summary>
    public enum Kind : byte
    {
        /// <summary>No letters with case.</summary>
        None,
        Upper,
        Lower,

        /// <summary>Both upper and lower case letters.</summary>
        Mixed,
    }

    /// <summary>How the letters of a text are written.</summary>
    public static Kind Of(ReadOnlySpan<byte> text)
    {
        var upper = text.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0;
        var lower = text.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0;

        return (upper && lower) || text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0 ? Of(upper, lower) : OfRunes(text);
    }

    private static Kind Of(bool upper, bool lower) => upper ? lower ? Kind.Mixed : Kind.Upper : lower ? Kind.Lower : Kind.None;

    /// <summary>Appends the text in lower case.</summary>
    public static void AppendLower(ReadOnlySpan<byte> text, ByteArena output)
    {
        if (IsShortAscii(text, out var bytes))
        {
            output.Append(ShortText.ToLower(bytes), text.Length);
            return;
        }

        if (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
        {
            AppendRunes(text, output, firstUpper: false, restUpper: false);
            return;
        }

        Ascii.ToLower(text, output.Extend(text.Length), out _);
    }

    /// <summary>Appends the text in upper case.</summary>
    public static void AppendUpper(ReadOnlySpan<byte> text, ByteArena output)
    {
        if (IsShortAscii(text, out var bytes))
        {
            output.Append(ShortText.ToUpper(bytes), text.Length);
            return;
        }

        if (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
        {
            AppendRunes(text, output, firstUpper: true, restUpper: true);
            return;
        }

        Ascii.ToUpper(text, output.Extend(text.Length), out _);
    }

    /// <summary>Appends the word with its first letter in upper and the rest in lower case.</summary>
    public static void AppendTitle(ReadOnlySpan<byte> word, ByteArena output)
    {
        if (word.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
        {
            AppendRunes(word, output, firstUpper: true, restUpper: false);
            return;
        }

        var cased = output.Extend(word.Length);
        Ascii.ToLower(word, cased, out _);
        for (var i = 0; i < cased.Length; i++)
        {
            if (CellText.IsLower(cased[i]))
            {
                cased[i] &= 0xDF;
                return;
            }
        }
    }

    /// <summary>Appends a text of ASCII in lower case.</summary>
    public static void AppendLowerAscii(ReadOnlySpan<byte> text, ByteArena output)
    {
        for (; text.Length > Vector256<byte>.Count; text = text[Vector256<byte>.Count..])
        {
            output.Append(ShortText.ToLower(Vector256.Create(text)), Vector256<byte>.Count);
        }

        output.Append(ShortText.ToLower(ShortText.Load(text)), text.Length);
    }

    /// <summary>Appends a word of at most 32 ASCII letters with its first one in upper and the rest in lower case.</summary>
    public static void AppendTitleOfLetters(ReadOnlySpan<byte> word, ByteArena output) =>
        output.Append(ShortText.ToLower(ShortText.Load(word)) ^ Vector256.CreateScalar((byte)0x20), word.Length);

    private static bool IsShortAscii(ReadOnlySpan<byte> text, out Vector256<byte> bytes)
    {
        if (text.Length is 0 or > 32)
        {
            bytes = default;
            return false;
        }

        bytes = ShortText.Load(text);
        return (bytes.ExtractMostSignificantBits() << (32 - text.Length)) == 0;
    }

    private static Kind OfRunes(ReadOnlySpan<byte> text)
    {
        var upper = false;
        var lower = false;
        while (text.Length != 0)
        {
            _ = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            upper |= Rune.IsUpper(rune);
            lower |= Rune.IsLower(rune);
        }

        return Of(upper, lower);
    }

    private static void AppendRunes(ReadOnlySpan<byte> text, ByteArena output, bool firstUpper, bool restUpper)
    {
        Span<byte> encoded = stackalloc byte[4];
        var upper = firstUpper;
        while (text.Length != 0)
        {
            _ = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            var cased = upper ? Rune.ToUpperInvariant(rune) : Rune.ToLowerInvariant(rune);
            output.Append(encoded[..cased.EncodeToUtf8(encoded)]);
            if (Rune.IsLetter(rune))
            {
                upper = restUpper;
            }
        }
    }
}
