namespace Platform.Domain.Leads.Normalisation;

/// <summary>Whole names: their order, and two people in one.</summary>
public static partial class PersonNameNormaliser
{
    private static void Whole(ReadOnlySpan<byte> cell, Span<NameWord> words, bool lastFirst, LeadDraft draft)
    {
        var joiner = Joiner(words);
        if (joiner >= 0)
        {
            draft.Issues |= LeadIssue.NameTwoPeople;
            words = FirstPerson(cell, words, joiner, ref lastFirst);
        }

        words = WithoutTitles(cell, words);
        words = WithoutSuffixes(cell, words, draft);
        if (words.Length == 0)
        {
            return;
        }

        var comma = -1;
        for (var i = 0; i < words.Length - 1 && comma < 0; i++)
        {
            comma = words[i].Comma ? i : -1;
        }

        if (comma >= 0)
        {
            // Last [Jr], First Middle
            var last = WithoutSuffixes(cell, words[..(comma + 1)], draft);
            var given = WithoutTitles(cell, words[(comma + 1)..]);

            // Smith, Jr., John
            if (given.Length > 1 && given[0].Comma && NameWords.IsSuffix(Text(cell, given[0]), true, out var generation) && generation.Length != 0)
            {
                draft.Set(LeadSlot.NameSuffix, generation);
                given = given[1..];
            }

            Keep(cell, last, LeadSlot.LastName, draft);
            Given(cell, given, draft);
            return;
        }

        if (words.Length == 1)
        {
            Keep(cell, words, joiner >= 0 || !lastFirst ? LeadSlot.FirstName : LeadSlot.LastName, draft);
            return;
        }

        if (lastFirst || IsLastFirst(cell, words))
        {
            var end = 1;
            while (end < words.Length - 1 && NameCase.IsParticle(Text(cell, words[end - 1])))
            {
                end++;
            }

            Keep(cell, words[..end], LeadSlot.LastName, draft);
            Given(cell, words[end..], draft);
            return;
        }

        // Family names take the particles before them: Maria de la Cruz, Jan van der Berg.
        var from = words.Length - 1;
        while (from > 1 && IsParticleInside(cell, words[from - 1]))
        {
            from--;
        }

        Keep(cell, words[from..], LeadSlot.LastName, draft);
        Given(cell, words[..from], draft);
    }

    /// <summary>SMITH JOHN A: county lists end with the initial.</summary>
    private static bool IsLastFirst(ReadOnlySpan<byte> cell, ReadOnlySpan<NameWord> words) =>
        words.Length == 3 && IsInitial(Text(cell, words[2])) && !IsInitial(Text(cell, words[1]))
        && !(GivenNames.Contains(Text(cell, words[0])) && !GivenNames.Contains(Text(cell, words[1])));

    private static bool IsParticleInside(ReadOnlySpan<byte> cell, NameWord word)
    {
        var text = Text(cell, word);
        return text.Length > 1 && NameCase.IsParticle(text);
    }

    /// <summary>Given names: the first is kept as such with a second one that is written out only where there is no middle name column; initials are middle names.</summary>
    private static void Given(ReadOnlySpan<byte> cell, ReadOnlySpan<NameWord> words, LeadDraft draft)
    {
        if (words.Length == 0)
        {
            return;
        }

        Keep(cell, words[..1], LeadSlot.FirstName, draft);
        if (words.Length > 1)
        {
            Keep(cell, words[1..], LeadSlot.MiddleName, draft);
        }
    }

    /// <summary>The words of the first of two people, with the family name that both share.</summary>
    private static Span<NameWord> FirstPerson(ReadOnlySpan<byte> cell, Span<NameWord> words, int joiner, scoped ref bool lastFirst)
    {
        var before = WithoutTitles(cell, words[..joiner]);
        var after = WithoutTitles(cell, words[(joiner + 1)..]);
        var nextJoiner = Joiner(after);
        after = nextJoiner >= 0 ? after[..nextJoiner] : after;
        if (before.Length == 0)
        {
            // Mr & Mrs John Smith
            return after;
        }

        var comma = false;
        foreach (var word in before)
        {
            comma |= word.Comma;
        }

        if (comma || before.Length > 2)
        {
            return before;
        }

        if (before.Length == 1)
        {
            if (after.Length < 2)
            {
                return before;
            }

            // John & Mary Smith; John & Mary van der Berg
            var last = after.Length - 1;
            while (last > 1 && IsParticleInside(cell, after[last - 1]))
            {
                last--;
            }

            if (NameWords.IsSuffix(Text(cell, after[^1]), after.Length > 1 && after[^2].Comma, out _) && last > 1)
            {
                last--;
            }

            after[(last - 1)] = before[0] with { Comma = false };
            return after[(last - 1)..];
        }

        // SMITH JOHN & MARY: the family name stands first when what follows the & is one given name and the word before it is one too.
        var after0 = after.Length >= 1 ? Text(cell, after[0]) : default;
        if (after.Length == 1 || (after.Length == 2 && IsInitial(Text(cell, after[1]))))
        {
            var one = Text(cell, before[0]);
            var two = Text(cell, before[1]);
            lastFirst |= GivenNames.Contains(after0) && (GivenNames.Contains(two) ? !GivenNames.Contains(one) || WordCase.Of(cell) == WordCase.Kind.Upper : !GivenNames.Contains(one) && WordCase.Of(cell) == WordCase.Kind.Upper);
        }

        return before;
    }
}
