using System.Text;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>Writes text in the encodings that lists come in.</summary>
internal static class TextEncodings
{
    public static byte[] Write(string text, string encoding)
    {
        var (bytes, mark) = encoding switch
        {
            "utf-8" => (Encoding.UTF8.GetBytes(text), Array.Empty<byte>()),
            "utf-8-bom" => (Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF]),
            "utf-16le" => (Encoding.Unicode.GetBytes(text), []),
            "utf-16le-bom" => (Encoding.Unicode.GetBytes(text), [0xFF, 0xFE]),
            "utf-16be" => (Encoding.BigEndianUnicode.GetBytes(text), []),
            "utf-16be-bom" => (Encoding.BigEndianUnicode.GetBytes(text), [0xFE, 0xFF]),
            "utf-32le-bom" => (Encoding.UTF32.GetBytes(text), [0xFF, 0xFE, 0, 0]),
            "windows-1252" => (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text), []),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
        };
        return [.. mark, .. bytes];
    }
}
