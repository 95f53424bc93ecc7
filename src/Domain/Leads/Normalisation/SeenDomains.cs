using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// What was found out of the mail domains seen last: four addresses of five are of a domain that many others are of. One instance a thread.
/// </summary>
internal sealed class SeenDomains
{
    private const int SizeBits = 8;

    private readonly Entry[] entries = new Entry[1 << SizeBits];
    private readonly ByteArena scratch = new(64);

    /// <summary>What is known of a domain of at least four bytes in lower case, and whether there is a suggestion of what an unknown one was meant to be.</summary>
    public (EmailDomains.Kind Kind, bool IsMistyped) Judge(ReadOnlySpan<byte> domain)
    {
        if (domain.Length is < 4 or > 32)
        {
            return JudgeNew(domain);
        }

        var text = ShortText.Load(domain);
        var ends = BinaryPrimitives.ReadUInt32LittleEndian(domain) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(domain[^4..]) << 32);
        ref var entry = ref entries[((ends ^ (ulong)domain.Length) * 0x9E37_79B9_7F4A_7C15UL) >> (64 - SizeBits)];
        if (entry.Length != domain.Length || !ShortText.StartWithSame(text, entry.Domain, domain.Length))
        {
            var (kind, isMistyped) = JudgeNew(domain);
            entry = new Entry(text, (byte)domain.Length, kind, isMistyped);
        }

        return (entry.Kind, entry.IsMistyped);
    }

    private (EmailDomains.Kind Kind, bool IsMistyped) JudgeNew(ReadOnlySpan<byte> domain)
    {
        var kind = EmailDomains.Find(domain);
        scratch.Clear();
        return (kind, kind == EmailDomains.Kind.None && EmailDomains.TrySuggest(domain, scratch));
    }

    private readonly record struct Entry(Vector256<byte> Domain, byte Length, EmailDomains.Kind Kind, bool IsMistyped);
}
