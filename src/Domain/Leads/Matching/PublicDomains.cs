using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Domains at which anybody may have an e-mail address, so that sharing one says nothing.</summary>
internal static class PublicDomains
{
    private static readonly HashedNumbers Hashes = new("""
        gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com aol.com aim.com icloud.com me.com mac.com comcast.net
        att.net sbcglobal.net bellsouth.net verizon.net cox.net charter.net earthlink.net mail.com gmx.com gmx.net gmx.de web.de proton.me protonmail.com zoho.com
        yahoo.co.uk yahoo.ca yahoo.fr hotmail.co.uk hotmail.fr outlook.fr live.co.uk btinternet.com orange.fr free.fr t-online.de juno.com netzero.net optonline.net
        frontier.com windstream.net centurylink.net roadrunner.com rr.com twc.com spectrum.net fastmail.com hey.com yandex.com mail.ru qq.com 163.com
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToDictionary(domain => Key(Fold.Hash32(Encoding.ASCII.GetBytes(domain))), _ => 1UL));

    /// <summary>Whether a domain, as <see cref="RowFeatures.EmailDomain"/>, is one.</summary>
    public static bool Contain(uint domain) => Hashes[Key(domain)] != 0;

    // The table goes by the first bits.
    private static ulong Key(uint domain) => (ulong)domain << 32;
}
