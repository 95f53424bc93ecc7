using System.Security.Cryptography;
using System.Text;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Identity;

/// <summary>Encryption and digests with keys derived from the master key.</summary>
internal sealed class SecretBox(MasterKey master) : ISecretBox
{
    private const string Purpose = "second-factor";
    private readonly byte[] digestKey = master.Derive("recovery-codes");

    public byte[] Seal(ReadOnlySpan<byte> secret) => master.Seal(Purpose, secret);

    public byte[] Open(ReadOnlySpan<byte> box) => master.Open(Purpose, box);

    public string Digest(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(text)));
}
