namespace Platform.Domain.Leads.Normalisation;

/// <summary>The words by which a company, trust or public body is told from a person.</summary>
internal static class CompanyWords
{
    /// <summary>Decisive wherever they stand behind the first word.</summary>
    private const string Decisive =
        "llc inc incorporated corp corporation ltd llp lllp pllc plc gmbh sarl trust trustee trustees assn association lp";

    /// <summary>Words that only companies and bodies have, when there are at least two words.</summary>
    private const string Strong =
        "company limited bank properties property holdings holding investments investment partners partnership enterprises enterprise group "
        + "foundation ministries ministry university hospital realty realtors construction contractors contracting services service solutions "
        + "systems management development developers builders rentals ventures capital fund leasing insurance authority department dept "
        + "district commission restaurant associates assoc industries technologies technology consulting consultants logistics plumbing "
        + "roofing landscaping electric electrical heating mortgage financial equity equities acquisitions apartments condominium "
        + "condominiums dental clinic medical motors automotive auto transport trucking supply products manufacturing mfg pharmacy centers "
        + "international institute society league club federation cooperative coop credit lending estates resources ranches farms farm";

    /// <summary>Words that are family names too, and tell a company only among three words or more.</summary>
    private const string Strengthened =
        "church homes";

    /// <summary>The same, and only at the end.</summary>
    private const string Weak =
        "school college center temple chapel academy estate hotel shop store market sons bros brothers studio salon grill cafe land agency "
        + "team co";

    private const int IsDecisive = 3;
    private const int IsStrong = 2;
    private const int IsStrengthened = 1;
    private const int IsWeak = 0;

    private static readonly WordTable Table = new(
        Of(Decisive, IsDecisive).Concat(Of(Strong, IsStrong)).Concat(Of(Strengthened, IsStrengthened)).Concat(Of(Weak, IsWeak)));

    /// <summary>What stands before "of" in the names of public bodies, churches and estates.</summary>
    private static readonly WordTable PublicBodies = WordTable.Set("city county town state village township borough estate bank university church diocese archdiocese port board commonwealth");

    /// <summary>All words that can tell a company.</summary>
    public static IEnumerable<string> All => Table.Words;

    /// <summary>Whether a word makes what it stands in the name of a company.</summary>
    /// <param name="word">The word, without dots.</param>
    /// <param name="index">Its place, 0 for the first.</param>
    /// <param name="count">Number of words.</param>
    public static bool Tells(ReadOnlySpan<byte> word, int index, int count) => Table.Find(word) switch
    {
        IsDecisive or IsStrong => true,
        IsStrengthened => count > 2,
        IsWeak => count > 2 && index == count - 1,
        _ => false,
    };

    /// <summary>Whether "… of" after this word names a public body.</summary>
    public static bool IsPublicBody(ReadOnlySpan<byte> word) => PublicBodies.Contains(word);

    private static IEnumerable<KeyValuePair<string, int>> Of(string words, int kind) => words.Split(' ').Select(w => KeyValuePair.Create(w, kind));
}
