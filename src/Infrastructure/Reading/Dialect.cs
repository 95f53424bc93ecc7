namespace Platform.Infrastructure.Reading;

/// <summary>How cells are delimited and quoted.</summary>
/// <param name="Delimiter">Separator of the cells, ASCII.</param>
/// <param name="Quote">Quote character, ASCII; doubled inside quotes it stands for itself.</param>
/// <param name="Backslash">Whether a backslash makes the character after it text.</param>
/// <param name="SkipInitialSpace">Whether spaces after a separator belong to the separator.</param>
internal readonly record struct Dialect(byte Delimiter, byte Quote, bool Backslash = false, bool SkipInitialSpace = false)
{
    /// <summary>RFC 4180.</summary>
    public static Dialect Rfc4180 { get; } = new((byte)',', (byte)'"');

    /// <summary>Whether quotes are escaped by doubling only and nothing is trimmed, so that a general CSV parser reads it.</summary>
    public bool IsRegular => !Backslash && !SkipInitialSpace;
}
