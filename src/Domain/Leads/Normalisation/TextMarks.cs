namespace Platform.Domain.Leads.Normalisation;

/// <summary>What each byte of a <see cref="ShortText"/> is, a bit for every byte.</summary>
/// <param name="All">The bytes that there are.</param>
/// <param name="Letters">ASCII letters.</param>
/// <param name="Capitals">ASCII capitals.</param>
/// <param name="Digits">Digits.</param>
/// <param name="Spaces">Spaces.</param>
internal readonly record struct TextMarks(ulong All, ulong Letters, ulong Capitals, ulong Digits, ulong Spaces)
{
    /// <summary>Whether there is nothing but letters, digits and single spaces.</summary>
    public bool IsPlain => (Letters | Digits | Spaces) == All && (Spaces & (Spaces << 1)) == 0;

    /// <summary>How the letters are written.</summary>
    public WordCase.Kind Kind => Letters == 0 ? WordCase.Kind.None : Capitals == 0 ? WordCase.Kind.Lower : Capitals == Letters ? WordCase.Kind.Upper : WordCase.Kind.Mixed;

    /// <summary>The bits from <paramref name="start"/> up to <paramref name="end"/>, which is at most 63 more.</summary>
    public static ulong Between(int start, int end) => ((1UL << (end - start)) - 1) << start;
}
