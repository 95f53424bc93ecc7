using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Domain.Accounts;

/// <summary>Time-based one-time passwords (RFC 6238) as authenticator apps make them: HMAC-SHA1, six digits, steps of 30 seconds.</summary>
public static class Totp
{
    /// <summary>Length of a secret in bytes: that of the digest (RFC 4226, section 4, R6).</summary>
    public const int SecretLength = 20;

    private const int Digits = 6;
    private const int StepSeconds = 30;

    // One step before and after, for clocks that differ (RFC 6238, section 5.2).
    private const int Tolerance = 1;
    private const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that a code is of; null when it is wrong, or of a step that was used before.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">What the person typed.</param>
    /// <param name="now">The present time.</param>
    /// <param name="lastStep">The step of the last code that was taken.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", string.Empty, StringComparison.Ordinal));
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        long? match = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(secret, step)), typed) && step > lastStep)
            {
                match = step;
            }
        }

        return match;
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(ReadOnlySpan<byte> secret, DateTimeOffset moment) => CodeOf(secret, moment.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>A secret as people type it into an app (base 32, RFC 4648).</summary>
    public static string Base32(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in secret)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32Digits[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Base32Digits[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }

#pragma warning disable CA5350 // SHA-1 in HMAC is what the authenticator apps speak, and unbroken there (RFC 6238, appendix B)
    private static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
#pragma warning restore CA5350
}
