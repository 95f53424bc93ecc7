using System.Security.Cryptography;
using System.Text;

namespace Platform.Infrastructure;

/// <summary>
/// The server's own secret, from which every other one is derived by purpose (HKDF, RFC 5869). Made at first start and kept in the data directory, readable by
/// its owner only, or given as <c>Platform:MasterKey</c> where several servers work on one database.
/// </summary>
public sealed class MasterKey
{
    private const int Length = 32;
    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>The configured key, or the one in the data directory.</summary>
    /// <exception cref="InvalidSettingException">The configured key is not base64 of at least 32 bytes.</exception>
    internal static MasterKey Load(PlatformOptions options, DataDirectory dataDirectory)
    {
        if (!string.IsNullOrWhiteSpace(options.MasterKey))
        {
            return new MasterKey(SecretFile.Decode(options.MasterKey, Length, "Platform:MasterKey"));
        }

        var path = Path.Combine(dataDirectory.Sub("keys"), "master.key");
        if (!File.Exists(path))
        {
            SecretFile.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        return new MasterKey(Convert.FromBase64String(File.ReadAllText(path).Trim()));
    }

    /// <summary>A 32-byte key for one purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, salt: null, Encoding.UTF8.GetBytes($"platform/{purpose}/1"));

    /// <summary>Encrypts for one purpose (AES-256-GCM with a random nonce in front and the tag at the end).</summary>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> content)
    {
        var nonceLength = AesGcm.NonceByteSizes.MaxSize;
        var tagLength = AesGcm.TagByteSizes.MaxSize;
        var box = new byte[nonceLength + content.Length + tagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, nonceLength));
        using var aes = new AesGcm(Derive(purpose), tagLength);
        aes.Encrypt(box.AsSpan(0, nonceLength), content, box.AsSpan(nonceLength, content.Length), box.AsSpan(nonceLength + content.Length));
        return box;
    }

    /// <summary>Decrypts what <see cref="Seal"/> made for the same purpose.</summary>
    /// <exception cref="CryptographicException">It was not made with this key and purpose, or was changed.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> box)
    {
        var nonceLength = AesGcm.NonceByteSizes.MaxSize;
        var tagLength = AesGcm.TagByteSizes.MaxSize;
        if (box.Length < nonceLength + tagLength)
        {
            throw new CryptographicException("The sealed content is too short.");
        }

        var content = new byte[box.Length - nonceLength - tagLength];
        using var aes = new AesGcm(Derive(purpose), tagLength);
        aes.Decrypt(box[..nonceLength], box.Slice(nonceLength, content.Length), box[^tagLength..], content);
        return content;
    }
}
