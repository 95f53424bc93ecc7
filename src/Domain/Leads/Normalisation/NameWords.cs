using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>A word of a name: where it stands in the cell, and whether a comma follows it.</summary>
internal readonly record struct NameWord(int Start, int Length, bool Comma, bool Joins);

/// <summary>The words that stand around names: titles, suffixes, placeholders.</summary>
[SkipLocalsInit]
internal static class NameWords
{
    private const int Credential = 100;

    private static readonly string[] Generations = ["Jr", "Sr", "II", "III", "IV", "V"];

    private static readonly byte[][] GenerationBytes = [.. Generations.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordTable Titles = WordTable.Set(
        "mr mrs ms miss mx dr prof professor rev reverend hon honorable sir madam fr father sgt capt captain lt col maj gen cpl pvt adm cmdr atty attorney messrs mssrs herr frau monsieur mme sr.");

    private static readonly WordTable Suffixes = new(
        Generations.Select((g, i) => KeyValuePair.Create(g, i)).Concat([new("junior", 0), new("senior", 1), new("2nd", 2), new("3rd", 3), new("4th", 4), new("jnr", 0), new("snr", 1)])
            .Concat("esq esquire md phd dds dmd dvm rn cpa jd mba dpm lpn fnp lcsw pharmd edd psyd cfa cfp pmp msw bsn msn facs crna phr sphr rph lmft lpc aprn arnp cpm gri crs do pa pe od dc np ret usmc usn usaf deceased decd"
                .Split(' ').Select(c => KeyValuePair.Create(c, Credential))));

    /// <summary>Credentials that are names too, and count only behind a comma or with dots.</summary>
    private static readonly WordTable NeedComma = WordTable.Set("do pa pe od dc np gri ret phr crs senior junior");

    private static readonly WordTable Placeholders = WordTable.Set(
        "test testing tester testtest asdf asdfasdf asdfgh qwerty n/a na n.a. n.a #n/a none (none) null (null) nil unknown unk undefined anonymous anon noname no-name xxx xxxx xx nan "
        + "notprovided notavailable notgiven tbd tba deleted resident occupant homeowner dummy fake sample demo firstname lastname first_name last_name fullname first-name last-name redacted blank_name -none-");

    private static readonly WordTable PlaceholderPhrases = WordTable.Set(
        "test_test test_user test_lead test_testing test_name no_name not_provided not_available not_given n_a first_name last_name full_name your_name current_resident current_owner current_occupant "
        + "home_owner property_owner the_owner unknown_unknown unknown_owner unknown_caller wireless_caller none_none no_last_name no_first_name no_lastname na_na n/a_n/a asdf_asdf fake_name john_q_public dummy_lead sample_lead name_unknown null_null not_known");

    /// <summary>All words that are not simply a name.</summary>
    public static IEnumerable<string> All => Titles.Words.Concat(Suffixes.Words).Concat(Placeholders.Words);

    /// <summary>Whether the word is a title before a name.</summary>
    public static bool IsTitle(ReadOnlySpan<byte> word) => Titles.Contains(word.TrimEnd((byte)'.'));

    /// <summary>Whether the word is a suffix or credential; <paramref name="generation"/> is its spelling when it tells generations apart, else empty.</summary>
    /// <param name="word">The word.</param>
    /// <param name="afterComma">Whether a comma stands before it.</param>
    /// <param name="generation">Jr, Sr, II, III, IV or V.</param>
    public static bool IsSuffix(ReadOnlySpan<byte> word, bool afterComma, out ReadOnlySpan<byte> generation)
    {
        generation = default;
        if (word.Length > 12)
        {
            return false;
        }

        var dots = word.IndexOf((byte)'.') >= 0;
        var length = 0;
        Span<byte> key = stackalloc byte[12];
        foreach (var b in word)
        {
            if (b is not (byte)'.' and not (byte)'(' and not (byte)')')
            {
                key[length++] = b;
            }
        }

        var plain = key[..length];
        var found = Suffixes.Find(plain);
        if (found < 0 || (!afterComma && !(dots && length == 2 && found == Credential) && NeedComma.Contains(plain)))
        {
            return false;
        }

        if (found < Credential)
        {
            generation = GenerationBytes[found];
        }

        return true;
    }

    /// <summary>Whether the cell is a word or phrase that stands for no name, or holds no letter at all.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 2 && (cell[0] | 0x20) == 'n' && (cell[1] | 0x20) == 'a')
        {
            // Na is a family name; NA and na are not the way to write it.
            return cell[0] == 'N' == (cell[1] == 'A');
        }

        if (Placeholders.Contains(cell))
        {
            return true;
        }

        var letters = false;
        foreach (var b in cell)
        {
            letters |= CellText.IsWordByte(b);
        }

        if (!letters)
        {
            return true;
        }

        if (cell.Length > 20 || cell.IndexOf((byte)' ') < 0)
        {
            return false;
        }

        Span<byte> key = stackalloc byte[20];
        cell.CopyTo(key);
        key[..cell.Length].Replace((byte)' ', (byte)'_');
        return PlaceholderPhrases.Contains(key[..cell.Length]);
    }

    /// <summary>
    /// Splits a cell into words: at blanks and commas; <c>&amp;</c>, <c>+</c>, <c>/</c>, <c>;</c> and the word and become words that join. What stands in parentheses or double
    /// quotes (a nickname, a remark) is left out.
    /// </summary>
    /// <returns>Number of words; -1 when there are more than fit.</returns>
    public static int Split(ReadOnlySpan<byte> cell, Span<NameWord> words)
    {
        var count = 0;
        var i = 0;
        while (i < cell.Length)
        {
            var b = cell[i];
            if (b == ' ')
            {
                i++;
                continue;
            }

            if (b == ',')
            {
                if (count > 0)
                {
                    words[count - 1] = words[count - 1] with { Comma = true };
                }

                i++;
                continue;
            }

            if (b is (byte)'(' or (byte)'"' or (byte)'[')
            {
                var close = cell[(i + 1)..].IndexOf(b == '(' ? (byte)')' : b == '[' ? (byte)']' : b);
                i += close < 0 ? 1 : close + 2;
                continue;
            }

            if (count == words.Length)
            {
                return -1;
            }

            if (b is (byte)'&' or (byte)'+' or (byte)'/' or (byte)';' or (byte)'|')
            {
                words[count++] = new NameWord(i, 1, false, true);
                i++;
                continue;
            }

            var end = i;
            while (end < cell.Length && cell[end] is not ((byte)' ' or (byte)',' or (byte)'&' or (byte)'+' or (byte)'/' or (byte)';' or (byte)'|' or (byte)'(' or (byte)'"' or (byte)'['))
            {
                end++;
            }

            var word = cell[i..end];
            var joins = (word.Length == 3 && CellText.StartsWith(word, "and"u8)) || (word.Length == 2 && CellText.StartsWith(word, "or"u8));
            words[count++] = new NameWord(i, end - i, false, joins);
            i = end;
        }

        return count;
    }
}
