using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Identity;

/// <summary>
/// The 30,000 passwords that leaks show most often (list of zxcvbn 4.4.2, MIT, from the Xato corpus), as sorted 6-byte prefixes of their SHA-256. Most of them
/// are shorter than any password that is taken, so a password is also refused when it is one of them with ornaments: repeated, in another case, with letters
/// written as digits, or with digits and signs before or after.
/// </summary>
internal sealed class CommonPasswords : ICommonPasswords
{
    private const int HashLength = 6;
    private const int LeastCore = 4;
    private const int MostOrnaments = 8;
    private readonly byte[] hashes;

    public CommonPasswords()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.bin")!;
        hashes = new byte[resource.Length];
        resource.ReadExactly(hashes);
    }

    public bool Contains(string password)
    {
        var lower = password.ToLowerInvariant().Replace(" ", string.Empty, StringComparison.Ordinal);
        return IsListed(lower) || IsOrnamented(lower) || IsOrnamented(Unleet(lower)) || IsMonotonous(lower);
    }

    // What is left without some digits and signs around it must be more than one listed password, once or several times.
    private bool IsOrnamented(string text)
    {
        var core = text.Trim([.. "0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]);
        return core.Length >= LeastCore && text.Length - core.Length <= MostOrnaments && (IsListed(core) || IsListed(Period(core)));
    }

    // aaaaaaaaaaaa, 123456789012, abcdefghijkl: few different characters, or each one a step from the one before.
    private static bool IsMonotonous(string text)
    {
        if (text.Distinct().Count() <= 3)
        {
            return true;
        }

        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            steps += Math.Abs(text[i] - text[i - 1]) <= 1 ? 1 : 0;
        }

        return steps >= text.Length - 2;
    }

    private static string Unleet(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', var c => c };
        }
    });

    // abcabcabc → abc
    private static string Period(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
            {
                return text[..length];
            }
        }

        return text;
    }

    private bool IsListed(string text)
    {
        var wanted = Key(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var (low, high) = (0, (hashes.Length / HashLength) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Key(hashes.AsSpan(middle * HashLength, HashLength));
            if (found == wanted)
            {
                return true;
            }

            (low, high) = found < wanted ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private static ulong Key(ReadOnlySpan<byte> hash) => ((ulong)BinaryPrimitives.ReadUInt32BigEndian(hash) << 16) | BinaryPrimitives.ReadUInt16BigEndian(hash[4..]);
}
