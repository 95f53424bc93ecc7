using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What a word can be in a postal address of the United States. One lookup tells everything.</summary>
internal static class AddressWords
{
    /// <summary>What a word can be, each an index into the list of its kind plus one, or 0. In the bits of one number, which a register holds.</summary>
    internal readonly record struct Meaning(int Bits)
    {
        public byte Suffix
        {
            get => (byte)Bits;
            init => Bits = With(0xFF, 0, value);
        }

        public byte Direction
        {
            get => (byte)(Bits >> 8 & 0xF);
            init => Bits = With(0xF, 8, value);
        }

        public byte Unit
        {
            get => (byte)(Bits >> 12 & 0x3F);
            init => Bits = With(0x3F, 12, value);
        }

        public byte Road
        {
            get => (byte)(Bits >> 18 & 0x3F);
            init => Bits = With(0x3F, 18, value);
        }

        public bool LoneUnit
        {
            get => (Bits >> 24 & 1) != 0;
            init => Bits = With(1, 24, value ? 1 : 0);
        }

        public bool Strong
        {
            get => (Bits >> 25 & 1) != 0;
            init => Bits = With(1, 25, value ? 1 : 0);
        }

        private int With(int mask, int shift, int value) => value <= mask ? (Bits & ~(mask << shift)) | (value << shift) : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>How a numbered road is named.</summary>
    public static readonly byte[][] RoadNames = [.. RoadWords.Split('|').Select(r => Bytes(r[..r.IndexOf(':', StringComparison.Ordinal)]))];

    public static readonly byte[][] Suffixes = [.. AddressTables.Suffixes.Split(' ').Select(e => Bytes(Title(Head(e))))];

    public static readonly byte[][] Units = [.. AddressTables.Units.Split(' ').Select(e => Bytes(Head(e)))];

    public static readonly byte[][] Directions = [.. DirectionWords.Split(' ').Select(e => Bytes(Head(e)))];

    private const string DirectionWords = "N:n,north,no,nth S:s,south,so,sth E:e,east W:w,west NE:ne,northeast,neast SE:se,southeast,seast NW:nw,northwest,nwest SW:sw,southwest,swest";

    /// <summary>Words that begin the name of a numbered road: USPS Publication 28, appendix F.</summary>
    private const string RoadWords =
        "Highway:highway,hwy,hiway,hgwy|State Highway:sh|State Route:sr|State Road:|County Road:cr,corr|County Highway:ch|County Route:|Route:route,rte,rt|Interstate:interstate,i,ih"
        + "|FM:fm|RM:rm|US Highway:us,ushwy|Road:|Ranch Road:|County Line Road:|CTH:cth|STH:sth|Loop:loop|Avenue:ave,avenue|Street:street";

    /// <summary>Suffixes that are hardly ever part of a town's name, so that the town may begin behind them.</summary>
    private static readonly HashSet<string> StrongSuffixes =
        [.. "aly ave blvd byp cir cswy ct cts cres dr dr expy fwy gdns hwy ln loop pkwy pike pl plz rd rds rte row sq st ter tpke trl trce way walk xing mall mews path run pass cv aly ctr".Split(' ')];

    private static readonly WordTable Words = Build();

    /// <summary>What the word (without a dot at its end) can be.</summary>
    public static Meaning Find(ReadOnlySpan<byte> word)
    {
        var found = Words.Find(word);
        return found < 0 ? default : new Meaning(found);
    }

    private static WordTable Build()
    {
        var words = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        var index = (byte)1;
        foreach (var entry in AddressTables.Suffixes.Split(' '))
        {
            var head = Head(entry);
            foreach (var form in Forms(entry).Prepend(head))
            {
                Change(form, m => m with { Suffix = m.Suffix == 0 ? index : m.Suffix, Strong = m.Strong || StrongSuffixes.Contains(head) });
            }

            index++;
        }

        index = 1;
        foreach (var entry in DirectionWords.Split(' '))
        {
            foreach (var form in Forms(entry))
            {
                Change(form, m => m with { Direction = index });
            }

            index++;
        }

        index = 1;
        var lone = AddressTables.LoneUnits.Split(' ').ToHashSet();
        foreach (var entry in AddressTables.Units.Split(' '))
        {
            foreach (var form in Forms(entry))
            {
                Change(form, m => m with { Unit = index, LoneUnit = lone.Contains(form) });
            }

            index++;
        }

        index = 1;
        foreach (var entry in RoadWords.Split('|'))
        {
            foreach (var form in Forms(entry).Where(f => f.Length != 0))
            {
                Change(form, m => m with { Road = index });
            }

            index++;
        }

        return new WordTable(words.Select(word => KeyValuePair.Create(word.Key, word.Value.Bits)));

        void Change(string word, Func<Meaning, Meaning> change) => words[word] = change(words.GetValueOrDefault(word));
    }

    private static string Head(string entry) => entry.Contains(':', StringComparison.Ordinal) ? entry[..entry.IndexOf(':', StringComparison.Ordinal)] : entry;

    private static string[] Forms(string entry) => entry.Contains(':', StringComparison.Ordinal) ? entry[(entry.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',') : [];

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
