namespace Platform.Application.Ports;

/// <summary>Keeps secrets from who has only the database.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts.</summary>
    byte[] Seal(ReadOnlySpan<byte> secret);

    /// <summary>Decrypts what <see cref="Seal"/> made.</summary>
    byte[] Open(ReadOnlySpan<byte> box);

    /// <summary>Keyed digest, in hexadecimal.</summary>
    string Digest(string text);
}
