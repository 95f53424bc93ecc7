using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Company names: spacing, case, the legal form in one spelling, and how to tell one from a person's name.</summary>
[SkipLocalsInit]
public static partial class CompanyNormaliser
{
    private const int MaxWords = 24;

    private static readonly string[] Forms =
        ["LLC", "Inc", "Corp", "Co", "Ltd", "LP", "LLP", "LLLP", "PLLC", "PC", "PA", "PLC", "GmbH", "AG", "SA", "SARL", "SRL", "BV", "NV", "AB", "Oy", "Pty", "Pvt", "KG", "NA", "LC", "DBA"];

    private static readonly byte[][] FormBytes = [.. Forms.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordTable LegalForms = new(
        Forms.SkipLast(1).Select((form, i) => KeyValuePair.Create(form, i)).Concat(
        [
            new("incorporated", 1), new("incorp", 1), new("corporation", 2), new("company", 3), new("cos", 3), new("limited", 4), new("ldt", 4), new("llp", 6),
        ]));

    private static readonly WordTable Acronyms = WordTable.Set(
        "usa us ibm hvac aaa abc it cvs ups bmw kfc ny nyc la tx ac hr pr tv ceo cpa atm att bbq diy dc rv suv atv ii iii iv ira ymca ywca vfw aarp uhaul fha va irs hud fbo fsb nj ca az al ok pa md");

    private static readonly WordTable NotAcronyms = WordTable.Set("dr st mt ft mr mrs ms jr sr blvd pkwy hwy rd ln ctr bldg dept mfg mgmt mgt svc svcs intl natl ntl nth my by sky fly dry why cry try gym");

    private static readonly WordTable SmallWords = WordTable.Set("of and the for in at on by to a an or de la del y und dba");

    /// <summary>Appends a company's name: single spaces, a blank on both sides of <c>&amp;</c>, no comma before the legal form, the legal form in one spelling; recased when all in one case.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="output">Takes the name.</param>
    public static void Append(ReadOnlySpan<byte> cell, ByteArena output)
    {
        cell = cell.Trim(" ,;\""u8);
        if (CellText.IsNothing(cell))
        {
            return;
        }

        if (!TryAppendPlain(cell, output))
        {
            AppendAny(cell, output);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AppendAny(ReadOnlySpan<byte> cell, ByteArena output)
    {
        Span<(int Start, int Length)> words = stackalloc (int, int)[MaxWords];
        var count = Split(cell, words);
        if (count < 0)
        {
            CellText.AppendSingleSpaced(cell, output);
            return;
        }

        var start = output.Length;
        var formsFrom = FirstTrailingForm(cell, words[..count], out _);
        var kind = WordCase.Of(formsFrom < count && formsFrom > 0 ? cell[..(words[formsFrom - 1].Start + words[formsFrom - 1].Length)] : cell);
        Span<byte> key = stackalloc byte[24];
        for (var i = 0; i < count; i++)
        {
            var word = cell.Slice(words[i].Start, words[i].Length);
            if (i == formsFrom - 1)
            {
                word = word.TrimEnd((byte)',');
            }

            if (word.Length == 0)
            {
                continue;
            }

            if (output.Length > start)
            {
                output.Append((byte)' ');
            }

            if (i >= formsFrom)
            {
                var joined = Fold(cell, words[i..count], key, out var used);
                if (joined >= 0)
                {
                    output.Append(FormBytes[joined]);
                    i += used - 1;
                    continue;
                }
            }

            AppendWord(word, i == 0, kind, output);
        }

        // A name of nothing but punctuation.
        if (output.Length == start + 1 && !CellText.IsWordByte(output.From(start)[0]) && !CellText.IsDigit(output.From(start)[0]))
        {
            output.Truncate(start);
        }
    }

    /// <summary>The name without its legal form (<c>Smith &amp; Jones LLC</c> → <c>Smith &amp; Jones</c>), a slice of it. Never empty unless the name is.</summary>
    /// <param name="name">A name as <see cref="Append"/> writes it, or as it stands.</param>
    public static ReadOnlySpan<byte> WithoutLegalForm(ReadOnlySpan<byte> name)
    {
        name = CellText.Trim(name);
        Span<byte> key = stackalloc byte[24];
        while (true)
        {
            var space = name.LastIndexOfAny((byte)' ', (byte)',');
            if (space <= 0 || FormOf(name[(space + 1)..], key) < 0)
            {
                return name;
            }

            var rest = name[..space].TrimEnd(" ,"u8);
            if (rest.Length > 2 && rest[^1] == '&' && rest[^2] == ' ')
            {
                rest = rest[..^2].TrimEnd(" ,"u8);
            }

            if (rest.Length == 0)
            {
                return name;
            }

            name = rest;
        }
    }

    /// <summary>Whether a text that stands in the place of a person's name is that of a company, trust or public body.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    public static bool IsCompany(ReadOnlySpan<byte> cell)
    {
        if (cell.IndexOf((byte)' ') < 0 || cell.Length > 200)
        {
            return false;
        }

        Span<(int Start, int Length)> words = stackalloc (int, int)[MaxWords];
        var count = Split(cell, words);
        if (count < 2)
        {
            return false;
        }

        Span<byte> key = stackalloc byte[24];
        var second = Word(cell, words, 1);
        if (second.Length == 2 && System.Text.Ascii.EqualsIgnoreCase(second, "of"u8) && count > 2)
        {
            return CompanyWords.IsPublicBody(Word(cell, words, 0));
        }

        if (count > 2 && CellText.StartsWith(cell, "the "u8))
        {
            return true;
        }

        for (var i = 1; i < count; i++)
        {
            if (CompanyWords.Tells(WithoutDots(Word(cell, words, i), key), i, count))
            {
                return true;
            }
        }

        return count >= 3 && FirstTrailingForm(cell, words[..count], out var letters) < count && letters;
    }

    /// <summary>The same for a given and a family name of one word each, without looking at them together.</summary>
    internal static bool IsCompany(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last) =>
        first.Length != 0 && CompanyWords.Tells(last.IndexOf((byte)'.') < 0 ? last : WithoutDots(last, stackalloc byte[24]), 1, 2);

    private static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> cell, ReadOnlySpan<(int Start, int Length)> words, int index) =>
        cell.Slice(words[index].Start, words[index].Length).Trim(",;"u8);

    /// <summary>Splits at blanks and around a free-standing or half-attached &amp;; -1 when there are too many words.</summary>
    private static int Split(ReadOnlySpan<byte> cell, Span<(int Start, int Length)> words)
    {
        var count = 0;
        var i = 0;
        while (i < cell.Length)
        {
            if (cell[i] == ' ')
            {
                i++;
                continue;
            }

            var end = cell[i..].IndexOf((byte)' ');
            end = end < 0 ? cell.Length : i + end;
            var length = end - i;
            if (count + 2 >= words.Length)
            {
                return -1;
            }

            if (length > 1 && cell[i] == '&')
            {
                words[count++] = (i, 1);
                words[count++] = (i + 1, length - 1);
            }
            else if (length > 1 && cell[end - 1] == '&')
            {
                words[count++] = (i, length - 1);
                words[count++] = (end - 1, 1);
            }
            else
            {
                words[count++] = (i, length);
            }

            i = end;
        }

        return count;
    }

    private static void AppendWord(ReadOnlySpan<byte> word, bool isFirst, WordCase.Kind kind, ByteArena output)
    {
        if (kind is WordCase.Kind.Mixed or WordCase.Kind.None || word.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
        {
            if (kind == WordCase.Kind.Lower)
            {
                WordCase.AppendTitle(word, output);
            }
            else
            {
                output.Append(word);
            }

            return;
        }

        var plain = word.TrimEnd(",."u8);
        if (!isFirst && SmallWords.Contains(plain))
        {
            WordCase.AppendLower(word, output);
        }
        else if (Acronyms.Contains(plain) || IsAbbreviation(plain))
        {
            WordCase.AppendUpper(word, output);
        }
        else
        {
            NameCase.AppendRecased(word, output);
        }
    }

    /// <summary>Letters without a vowel (JBM), letters around an ampersand (A&amp;B) or letters with dots (U.S.).</summary>
    private static bool IsAbbreviation(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 2 or > 5 || NotAcronyms.Contains(word))
        {
            return false;
        }

        if (word.IndexOf((byte)'&') > 0 || (word.Length >= 3 && word[1] == '.'))
        {
            return true;
        }

        foreach (var b in word)
        {
            if (!CellText.IsLetter(b) || "aeiouyAEIOUY"u8.Contains(b))
            {
                return false;
            }
        }

        return word.Length <= 4;
    }
}
