using System.Text;
using System.Text.Json;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>What a file is by its first bytes.</summary>
internal enum FileKind
{
    Text,
    Gzip,
    Zip,

    /// <summary>OLE compound file: old office formats and encrypted workbooks.</summary>
    Compound,
}

/// <summary>Recognises files by their content.</summary>
internal static class FileSignature
{
    /// <summary>Bytes of the beginning that <see cref="Recognise"/> wants to see.</summary>
    public const int HeadBytes = 1 << 16;

    /// <summary>Largest share of control characters in a text.</summary>
    private const double MaxControlShare = 0.05;

    /// <summary>Magic numbers: Gary Kessler's table of file signatures and the formats' own documents.</summary>
    private static readonly (byte[] Magic, int At, Error Error)[] Foreign =
    [
        ("%PDF-"u8.ToArray(), 0, LeadFileReadErrors.Pdf),
        ("{\\rtf"u8.ToArray(), 0, LeadFileReadErrors.RichText),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, LeadFileReadErrors.Image),
        ([0xFF, 0xD8, 0xFF], 0, LeadFileReadErrors.Image),
        ("GIF8"u8.ToArray(), 0, LeadFileReadErrors.Image),
        ("II*\0"u8.ToArray(), 0, LeadFileReadErrors.Image),
        ("MM\0*"u8.ToArray(), 0, LeadFileReadErrors.Image),
        ("WEBP"u8.ToArray(), 8, LeadFileReadErrors.Image),
        ("ftypheic"u8.ToArray(), 4, LeadFileReadErrors.Image),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], 0, LeadFileReadErrors.OtherArchive),
        ("Rar!\u001a\u0007"u8.ToArray(), 0, LeadFileReadErrors.OtherArchive),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], 0, LeadFileReadErrors.OtherArchive),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, LeadFileReadErrors.OtherArchive),
        ("BZh91AY&SY"u8.ToArray(), 0, LeadFileReadErrors.OtherArchive),
        ("ustar"u8.ToArray(), 257, LeadFileReadErrors.OtherArchive),
        ("SQLite format 3\0"u8.ToArray(), 0, LeadFileReadErrors.Binary),
        ("PAR1"u8.ToArray(), 0, LeadFileReadErrors.Binary),
    ];

    /// <summary>What the file is, or why it cannot be a lead file.</summary>
    public static Result<FileKind> Recognise(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return LeadFileReadErrors.Empty;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return FileKind.Gzip;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return FileKind.Zip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileKind.Compound;
        }

        foreach (var (magic, at, error) in Foreign)
        {
            if (head.Length >= at + magic.Length && head.Slice(at, magic.Length).SequenceEqual(magic))
            {
                return error;
            }
        }

        return FileKind.Text;
    }

    /// <summary>What stops an OLE compound file from being read: the streams in it tell which program wrote it.</summary>
    public static Error Compound(ReadOnlySpan<byte> content)
    {
        if (HasStream(content, "EncryptedPackage"))
        {
            return LeadFileReadErrors.Protected;
        }

        if (HasStream(content, "WordDocument"))
        {
            return LeadFileReadErrors.WordDocument;
        }

        return HasStream(content, "Workbook") || HasStream(content, "Book") ? LeadFileReadErrors.OldExcel : LeadFileReadErrors.OldOffice;
    }

    /// <summary>Why a text is no delimited text, judged by its beginning in UTF-8; null when nothing speaks against it.</summary>
    public static Error? ForeignText(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[0] == '<')
        {
            return Markup(text);
        }

        if (text[0] is (byte)'{' or (byte)'[' && IsJson(text))
        {
            return LeadFileReadErrors.Json;
        }

        if (StartsWithIgnoringCase(text, "BEGIN:VCARD"u8) || StartsWithIgnoringCase(text, "BEGIN:VCALENDAR"u8))
        {
            return LeadFileReadErrors.VCard;
        }

        return ControlShare(head) > MaxControlShare ? LeadFileReadErrors.Binary : null;
    }

    private static Error? Markup(ReadOnlySpan<byte> text)
    {
        var beginning = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]);
        if (beginning.Contains("<html", StringComparison.OrdinalIgnoreCase) || beginning.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            return LeadFileReadErrors.Html;
        }

        // An opening tag or declaration; "<5 years,…" in a first cell is text.
        return text.Length > 1 && (text[1] is (byte)'?' or (byte)'!' || char.IsAsciiLetter((char)text[1])) && text.IndexOf((byte)'>') > 0
            ? LeadFileReadErrors.Xml
            : null;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        // Three tokens that fit together are no accident: a bracketed header cell fails at the second.
        var reader = new Utf8JsonReader(text, isFinalBlock: false, state: default);
        try
        {
            var tokens = 0;
            while (tokens < 3 && reader.Read())
            {
                tokens++;
            }

            return tokens == 3 || text.TrimEnd(" \t\r\n"u8).Length == 2;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static double ControlShare(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var letter in head)
        {
            if (letter < ' ' && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C or 0x1A or 0x1E or 0x1F))
            {
                count++;
            }
        }

        return (double)count / head.Length;
    }

    private static bool HasStream(ReadOnlySpan<byte> content, string name) => content.IndexOf(Encoding.Unicode.GetBytes(name + "\0")) >= 0;

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
