using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What is known of mail domains: whose they are, and which well-known one a mistyped one was meant to be.</summary>
[SkipLocalsInit]
internal static partial class EmailDomains
{
    [Flags]
    public enum Kind : byte
    {
        /// <summary>Nothing known: a company's own domain, most often.</summary>
        None = 0,

        /// <summary>Mailboxes for everybody; says nothing about where somebody works.</summary>
        Free = 1,

        /// <summary>Throw-away addresses.</summary>
        Disposable = 2,

        /// <summary>Reserved for examples and tests (RFC 2606, RFC 6761).</summary>
        Reserved = 4,

        /// <summary>A domain that people give who do not want to give one.</summary>
        MadeUp = 8,

        /// <summary>Real, though it looks like a mistyped one.</summary>
        Real = 16,
    }

    private static readonly WordTable Known = new(
        Words(Free, Kind.Free).Concat(Words(Disposable, Kind.Disposable)).Concat(Words(Reserved, Kind.Reserved)).Concat(Words(MadeUp, Kind.MadeUp)).Concat(Words(Lookalikes, Kind.Real)));

    private static readonly (byte[] Domain, uint Letters)[] Targets =
        [.. TypoTargets.Split(' ').Select(d => (System.Text.Encoding.ASCII.GetBytes(d), LetterSet(System.Text.Encoding.ASCII.GetBytes(d))))];

    private static readonly string[] TopLevelTargets = ["com", "net", "org"];

    private static readonly WordTable MistypedTopLevels = new(
        Pairs("con cmo ocm comm cim vom xom cpm coom ccom comn conm comq copm xcom cok coml clm cmm", 0)
            .Concat(Pairs("nte ner nett nrt bet ent netq nt", 1))
            .Concat(Pairs("ogr orgg rog prg", 2)));

    private static readonly WordTable ReservedTopLevels = WordTable.Set("example test invalid localhost local");

    /// <summary>What is known of a domain in lower case. A subdomain is looked up by its parent too.</summary>
    public static Kind Find(ReadOnlySpan<byte> domain)
    {
        var found = Known.Find(domain);
        if (found >= 0)
        {
            return (Kind)found;
        }

        var dot = domain.LastIndexOf((byte)'.');
        if (dot > 0 && ReservedTopLevels.Contains(domain[(dot + 1)..]))
        {
            return Kind.Reserved;
        }

        // x.mailinator.com is as disposable as mailinator.com; x.gmail.com is nothing we know.
        var first = domain.IndexOf((byte)'.');
        if (first < dot)
        {
            found = Known.Find(domain[(first + 1)..]);
            if (found >= 0 && ((Kind)found & (Kind.Disposable | Kind.Reserved)) != 0)
            {
                return (Kind)found;
            }
        }

        return Kind.None;
    }

    /// <summary>
    /// Appends the domain that an unknown one was probably meant to be. A top-level domain that does not exist and is one slip from com, net
    /// or org is put right; then the whole is compared with the well-known mail domains: one insertion, deletion, substitution or swap of neighbours
    /// (Damerau 1964) away, and for names of four letters or fewer, which have many real neighbours, only a swap or a doubled letter.
    /// </summary>
    /// <returns>Whether there is a suggestion.</returns>
    public static bool TrySuggest(ReadOnlySpan<byte> domain, ByteArena output)
    {
        if (domain.Length is < 4 or > 32)
        {
            return false;
        }

        var dot = domain.LastIndexOf((byte)'.');
        var topLevel = MistypedTopLevels.Find(domain[(dot + 1)..]);
        if (topLevel < 0)
        {
            return TryTargets(domain, output);
        }

        Span<byte> repaired = stackalloc byte[36];
        domain[..(dot + 1)].CopyTo(repaired);
        System.Text.Encoding.ASCII.GetBytes(TopLevelTargets[topLevel], repaired[(dot + 1)..]);
        var candidate = repaired[..(dot + 4)];
        if (Known.Find(candidate) >= 0 || !TryTargets(candidate, output))
        {
            output.Append(candidate);
        }

        return true;
    }

    private static bool TryTargets(ReadOnlySpan<byte> domain, ByteArena output)
    {
        var letters = LetterSet(domain);
        foreach (var (target, targetLetters) in Targets)
        {
            if (BitOperations.PopCount(letters ^ targetLetters) <= 2 && Math.Abs(target.Length - domain.Length) <= 1 && IsOneSlip(domain, target))
            {
                output.Append(target);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether <paramref name="typed"/> is one slip of the finger away from <paramref name="meant"/>.</summary>
    internal static bool IsOneSlip(ReadOnlySpan<byte> typed, ReadOnlySpan<byte> meant)
    {
        var common = typed.CommonPrefixLength(meant);
        var name = meant.IndexOf((byte)'.');
        var shortName = name <= 4;
        if (typed.Length == meant.Length)
        {
            if (common == typed.Length)
            {
                return false;
            }

            if (common + 1 < typed.Length && typed[common] == meant[common + 1] && typed[common + 1] == meant[common]
                && typed[(common + 2)..].SequenceEqual(meant[(common + 2)..]))
            {
                return true;
            }

            return !shortName && typed[common] != '.' && meant[common] != '.' && typed[(common + 1)..].SequenceEqual(meant[(common + 1)..]);
        }

        if (typed.Length == meant.Length + 1)
        {
            return typed[(common + 1)..].SequenceEqual(meant[common..])
                && (!shortName || (common > 0 && typed[common] == typed[common - 1]) || common > name);
        }

        return !shortName && typed[common..].SequenceEqual(meant[(common + 1)..]);
    }

    private static uint LetterSet(ReadOnlySpan<byte> text)
    {
        var set = 0u;
        foreach (var b in text)
        {
            if (CellText.IsLetter(b))
            {
                set |= 1u << ((b | 0x20) - 'a');
            }
        }

        return set;
    }

    private static IEnumerable<KeyValuePair<string, int>> Words(string words, Kind kind) => Pairs(words, (int)kind);

    private static IEnumerable<KeyValuePair<string, int>> Pairs(string words, int value) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => KeyValuePair.Create(w, value));
}
