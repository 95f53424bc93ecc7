using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Platform.Domain.ApiKeys;

/// <summary>
/// How an API key is written: <c>plk_&lt;id&gt;_&lt;secret&gt;&lt;checksum&gt;</c>. The id is the 32 hexadecimal digits of the key's row, the secret 43 digits of
/// base 62, the checksum six: a CRC-32 of all that stands before it, so that secret scanners (and this server, without a look into the database) tell a key
/// from a text that only looks like one.
/// </summary>
public static class ApiKeyFormat
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "plk";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 32;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const int KeyLength = 3 + 1 + IdLength + 1 + SecretLength + ChecksumLength;

    /// <summary>The key of a row's id (with its prefix) and 32 secret bytes.</summary>
    public static string Write(string keyId, ReadOnlySpan<byte> secret)
    {
        var body = $"{Prefix}_{keyId[(keyId.IndexOf('_') + 1)..]}_{Base62(new System.Numerics.BigInteger(secret, isUnsigned: true, isBigEndian: true), SecretLength)}";
        return body + Checksum(body);
    }

    /// <summary>The row's id that a key names; false for anything that is no key.</summary>
    public static bool TryReadId(string? key, [NotNullWhen(true)] out string? keyId)
    {
        keyId = null;
        if (key is not { Length: KeyLength } || !key.StartsWith(Prefix + "_", StringComparison.Ordinal) || key[4 + IdLength] != '_'
            || Checksum(key[..^ChecksumLength]) != key[^ChecksumLength..])
        {
            return false;
        }

        keyId = string.Concat("key_", key.AsSpan(4, IdLength));
        return true;
    }

    private static string Checksum(string body) => Base62(Crc32(Encoding.ASCII.GetBytes(body)), ChecksumLength);

    private static string Base62(System.Numerics.BigInteger number, int length)
    {
        var text = new char[length];
        for (var i = length - 1; i >= 0; i--)
        {
            number = System.Numerics.BigInteger.DivRem(number, Digits.Length, out var digit);
            text[i] = Digits[(int)digit];
        }

        return new string(text);
    }

    // CRC-32 as of ISO 3309 (polynomial 0xEDB88320 reflected).
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
