using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// The short way for what most names are: one word of ASCII letters that means nothing else (no title, suffix, placeholder or company word) and whose case
/// follows the plain rule. It writes what the long way would.
/// </summary>
internal static class PlainName
{
    private static readonly WordTable Special = WordTable.Set(string.Join(' ', NameWords.All.Concat(CompanyWords.All).Distinct(StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether the cell is such a name.</summary>
    public static bool Is(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is < 4 or > 24)
        {
            return false;
        }

        var marks = TextMarks.Of(cell);
        if (marks.Letters != marks.All)
        {
            return false;
        }

        // Mc and Mac have rules of their own.
        if ((cell[0] | 0x20) == 'm' && ((cell[1] | 0x20) == 'c' || ((cell[1] | 0x20) == 'a' && (cell[2] | 0x20) == 'c')))
        {
            return false;
        }

        // Small behind the first letter, or all capitals.
        return ((marks.Capitals & ~1UL) == 0 || marks.Capitals == marks.All) && !Special.Contains(cell);
    }

    /// <summary>Makes the name the value of a slot, in title case.</summary>
    public static void Keep(ReadOnlySpan<byte> cell, LeadSlot slot, LeadDraft draft)
    {
        var start = draft.Text.Length;
        var cased = draft.Text.Extend(cell.Length);
        Ascii.ToLower(cell, cased, out _);
        cased[0] &= 0xDF;
        draft.Keep(slot, start);
    }
}
