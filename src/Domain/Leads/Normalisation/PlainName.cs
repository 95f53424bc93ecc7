using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// The short way for what most names are: one word of ASCII letters that means nothing else (no title, suffix, placeholder or company word) and whose case
/// follows the plain rule. It writes what the long way would.
/// </summary>
internal static class PlainName
{
    private static readonly WordTable Special = WordTable.Set("and vii " + string.Join(' ', NameWords.All.Concat(CompanyWords.All).Distinct(StringComparer.OrdinalIgnoreCase)));

    /// <summary>Makes two such names the values of two slots, in title case.</summary>
    /// <returns>Whether both are; nothing was done otherwise.</returns>
    public static bool TryKeep(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, LeadDraft draft)
    {
        if (!TryCase(first, out var firstCased) || !TryCase(last, out var lastCased))
        {
            return false;
        }

        Keep(firstCased, first.Length, LeadSlot.FirstName, draft);
        Keep(lastCased, last.Length, LeadSlot.LastName, draft);
        return true;
    }

    /// <summary>The cell in title case, when it is such a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCase(ReadOnlySpan<byte> cell, out Vector256<byte> cased)
    {
        cased = default;
        if (cell.Length is < 3 or > 24)
        {
            return false;
        }

        var text = ShortText.Load(cell);
        var all = uint.MaxValue >> (32 - cell.Length);
        var small = ShortText.ToLower(text);
        var capitals = ~Vector256.Equals(text, small).ExtractMostSignificantBits() & all;
        var letters = Vector256.LessThan(small - Vector256.Create((byte)'a'), Vector256.Create((byte)26)).ExtractMostSignificantBits();

        // Small behind the first letter, or all capitals.
        if ((~letters & all) != 0 || ((capitals & ~1u) != 0 && capitals != all))
        {
            return false;
        }

        // Mc and Mac have rules of their own.
        var start = small.AsUInt32().ToScalar();
        if ((start & 0xFFFF) == ('m' | ('c' << 8)) || (start & 0xFFFFFF) == ('m' | ('a' << 8) | ('c' << 16)) || Special.Contains(cell))
        {
            return false;
        }

        cased = small ^ Vector256.CreateScalar((byte)0x20);
        return true;
    }

    private static void Keep(Vector256<byte> name, int length, LeadSlot slot, LeadDraft draft)
    {
        var start = draft.Text.Length;
        draft.Text.Append(name, length);
        draft.Keep(slot, start);
    }
}
