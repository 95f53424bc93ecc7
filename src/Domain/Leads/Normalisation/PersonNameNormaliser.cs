using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Reads people's names out of a whole name in one cell or out of cells for its parts: order (First Last, Last, First), titles, suffixes, two people in one
/// field, companies and placeholders in the place of a name.
/// </summary>
[SkipLocalsInit]
public static partial class PersonNameNormaliser
{
    private const int MaxWords = 16;

    /// <summary>Reads a whole name.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="lastFirst">Whether names of two words in this column are written last name first without a comma.</param>
    /// <param name="draft">Takes the parts of the name, or the company, and the issues.</param>
    public static void NormaliseFull(ReadOnlySpan<byte> cell, bool lastFirst, LeadDraft draft)
    {
        cell = Tidy(cell);
        if (cell.Length == 0)
        {
            return;
        }

        if (NameWords.IsPlaceholder(cell))
        {
            draft.Issues |= LeadIssue.NamePlaceholder;
            return;
        }

        if (CompanyNormaliser.IsCompany(cell))
        {
            KeepCompany(cell, draft);
            return;
        }

        Span<NameWord> words = stackalloc NameWord[MaxWords];
        var count = NameWords.Split(cell, words);
        if (count <= 0)
        {
            if (count < 0)
            {
                KeepCompany(cell, draft);
            }

            return;
        }

        Whole(cell, words[..count], lastFirst, draft);
    }

    /// <summary>Reads a name given in parts.</summary>
    /// <param name="first">Given name or names, perhaps with title, initial and suffix; cleaned and trimmed like the others.</param>
    /// <param name="middle">Middle name or initial.</param>
    /// <param name="last">Family name, perhaps with suffix.</param>
    /// <param name="suffix">Suffix.</param>
    /// <param name="draft">Takes the parts of the name, or the company, and the issues.</param>
    public static void NormaliseParts(ReadOnlySpan<byte> first, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> last, ReadOnlySpan<byte> suffix, LeadDraft draft)
    {
        if (middle.Length + suffix.Length == 0 && PlainName.TryKeep(first, last, draft))
        {
            return;
        }

        NormaliseAny(first, middle, last, suffix, draft);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NormaliseAny(ReadOnlySpan<byte> first, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> last, ReadOnlySpan<byte> suffix, LeadDraft draft)
    {
        first = WithoutPlaceholder(Tidy(first), draft);
        last = WithoutPlaceholder(Tidy(last), draft);
        middle = Tidy(middle);
        if (first.IndexOf((byte)' ') >= 0 || last.IndexOf((byte)' ') >= 0)
        {
            if (CompanyNormaliser.IsCompany(last) || CompanyNormaliser.IsCompany(first) || (first.Length != 0 && last.Length != 0 && IsCompanyTogether(first, last)))
            {
                KeepCompany(first, last, draft);
                return;
            }
        }
        else if (CompanyNormaliser.IsCompany(first, last))
        {
            KeepCompany(first, last, draft);
            return;
        }

        // "Smith, John" in one of the two columns and nothing in the other.
        if (last.Length == 0 && first.IndexOf((byte)',') > 0)
        {
            NormaliseFull(first, false, draft);
        }
        else if (first.Length == 0 && last.IndexOf((byte)',') > 0)
        {
            NormaliseFull(last, false, draft);
        }
        else
        {
            Last(last, draft);
            First(first, draft);
        }

        if (middle.Length != 0 && !NameWords.IsPlaceholder(middle) && !draft.Has(LeadSlot.MiddleName))
        {
            Middle(middle, draft);
        }

        if (suffix.Length != 0 && !draft.Has(LeadSlot.NameSuffix) && NameWords.IsSuffix(suffix, true, out var generation) && generation.Length != 0)
        {
            draft.Set(LeadSlot.NameSuffix, generation);
        }
    }

    private static void First(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        if (!TrySplit(cell, words, out var count, LeadSlot.FirstName, draft))
        {
            return;
        }

        var part = words[..count];
        var joiner = Joiner(part);
        if (joiner >= 0)
        {
            var before = WithoutTitles(cell, part[..joiner]);
            part = before.Length != 0 ? before : part[(joiner + 1)..];
            draft.Issues |= LeadIssue.NameTwoPeople;
        }

        part = WithoutSuffixes(cell, WithoutTitles(cell, part), draft);
        if (part.Length > 1 && IsInitial(Text(cell, part[^1])) && !draft.Has(LeadSlot.MiddleName))
        {
            Keep(cell, part[^1..], LeadSlot.MiddleName, draft);
            part = part[..^1];
        }

        Keep(cell, part, LeadSlot.FirstName, draft);
    }

    private static void Last(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        if (!TrySplit(cell, words, out var count, LeadSlot.LastName, draft))
        {
            return;
        }

        var part = words[..count];
        var joiner = Joiner(part);
        if (joiner > 0)
        {
            part = part[..joiner];
            draft.Issues |= LeadIssue.NameTwoPeople;
        }

        Keep(cell, WithoutSuffixes(cell, WithoutTitles(cell, part), draft), LeadSlot.LastName, draft);
    }

    private static void Middle(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        if (TrySplit(cell, words, out var count, LeadSlot.MiddleName, draft))
        {
            var joiner = Joiner(words[..count]);
            Keep(cell, words[..(joiner > 0 ? joiner : count)], LeadSlot.MiddleName, draft);
        }
    }

    /// <summary>The fast way for the common cell of one plain word; otherwise the words.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> cell, Span<NameWord> words, out int count, LeadSlot slot, LeadDraft draft)
    {
        count = cell.Length == 0 ? 0 : NameWords.Split(cell, words);
        if (count < 0)
        {
            var start = draft.Text.Length;
            CellText.AppendSingleSpaced(cell, draft.Text);
            draft.Keep(slot, start);
        }

        return count > 0;
    }

    private static void Keep(ReadOnlySpan<byte> cell, ReadOnlySpan<NameWord> words, LeadSlot slot, LeadDraft draft)
    {
        if (words.Length == 0)
        {
            return;
        }

        var all = cell[words[0].Start..(words[^1].Start + words[^1].Length)];
        if (all.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0 && !HasLetter(all))
        {
            // A number is no name.
            draft.Issues |= LeadIssue.NamePlaceholder;
            return;
        }

        var kind = WordCase.Of(all);
        var text = draft.Text;
        var start = text.Length;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Joins)
            {
                continue;
            }

            if (text.Length > start)
            {
                text.Append((byte)' ');
            }

            var word = Text(cell, words[i]);
            if (IsInitial(word))
            {
                WordCase.AppendUpper(word[..1], text);
                continue;
            }

            NameCase.AppendWord(word, i + 1 < words.Length ? Text(cell, words[i + 1]) : default, i == 0, kind, text);
        }

        if (text.Length > start)
        {
            draft.Keep(slot, start);
        }
    }

    private static Span<NameWord> WithoutTitles(ReadOnlySpan<byte> cell, Span<NameWord> words)
    {
        while (words.Length > 0 && NameWords.IsTitle(Text(cell, words[0])))
        {
            words = words[1..];
        }

        return words;
    }

    /// <summary>Cuts suffixes off the end, and keeps the one that tells generations apart.</summary>
    private static Span<NameWord> WithoutSuffixes(ReadOnlySpan<byte> cell, Span<NameWord> words, LeadDraft draft)
    {
        while (words.Length > 1)
        {
            var afterComma = words[^2].Comma;
            if (!NameWords.IsSuffix(Text(cell, words[^1]), afterComma, out var generation))
            {
                break;
            }

            // A lone V behind one name is an initial.
            if (generation.Length == 1 && words.Length < 3 && !afterComma)
            {
                break;
            }

            if (generation.Length != 0)
            {
                draft.Set(LeadSlot.NameSuffix, generation);
            }

            words = words[..^1];
            words[^1] = words[^1] with { Comma = false };
        }

        return words;
    }

    private static ReadOnlySpan<byte> WithoutPlaceholder(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        if (cell.Length == 0 || !NameWords.IsPlaceholder(cell))
        {
            return cell;
        }

        draft.Issues |= LeadIssue.NamePlaceholder;
        return default;
    }

    /// <summary>Without "c/o", "attn:" and punctuation at the ends.</summary>
    private static ReadOnlySpan<byte> Tidy(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" ,;"u8);
        if (CellText.StartsWith(cell, "c/o "u8))
        {
            cell = cell[4..];
        }
        else if (CellText.StartsWith(cell, "attn: "u8))
        {
            cell = cell[6..];
        }

        return CellText.Trim(cell);
    }

    private static int Joiner(ReadOnlySpan<NameWord> words)
    {
        for (var i = 1; i < words.Length - 1; i++)
        {
            if (words[i].Joins)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasLetter(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (CellText.IsWordByte(b))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One letter, with or without a dot.</summary>
    private static bool IsInitial(ReadOnlySpan<byte> word) => word.Length is 1 or 2 && CellText.IsLetter(word[0]) && (word.Length == 1 || word[1] == '.');

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> cell, NameWord word) => cell.Slice(word.Start, word.Length);
}
