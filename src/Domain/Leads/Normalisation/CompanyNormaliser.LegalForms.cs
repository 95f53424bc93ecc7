namespace Platform.Domain.Leads.Normalisation;

/// <summary>Where the legal form of a company stands in its name.</summary>
public static partial class CompanyNormaliser
{
    /// <summary>Index of the first of the legal forms that end the name; the number of words when there is none. The first word is never one.</summary>
    private static int FirstTrailingForm(ReadOnlySpan<byte> cell, ReadOnlySpan<(int Start, int Length)> words, out bool spelled)
    {
        Span<byte> key = stackalloc byte[24];
        var first = words.Length;
        spelled = false;
        for (var i = words.Length - 1; i > 0; i--)
        {
            if (FormOf(cell.Slice(words[i].Start, words[i].Length), key) >= 0)
            {
                first = i;
                continue;
            }

            // L L C, P L L C
            if (words[i].Length <= 2 && i >= 2)
            {
                var from = i;
                while (from > 1 && words[from - 1].Length <= 2 && i - from < 3 && CellText.IsLetter(cell[words[from - 1].Start]))
                {
                    from--;
                }

                for (; from < i; from++)
                {
                    if (Fold(cell, words[from..(i + 1)], key, out var used) >= 0 && used == i + 1 - from)
                    {
                        first = from;
                        spelled = true;
                        return first;
                    }
                }
            }

            break;
        }

        return first;
    }

    /// <summary>The legal form that the words begin with, taking up to four single letters together.</summary>
    private static int Fold(ReadOnlySpan<byte> cell, ReadOnlySpan<(int Start, int Length)> words, Span<byte> key, out int used)
    {
        used = 1;
        var form = FormOf(cell.Slice(words[0].Start, words[0].Length), key);
        if (form >= 0 || words[0].Length > 2)
        {
            return form;
        }

        var length = 0;
        used = 0;
        while (used < words.Length && used < 4 && words[used].Length <= 2 && CellText.IsLetter(cell[words[used].Start]))
        {
            key[length++] = cell[words[used].Start];
            used++;
        }

        return used >= 2 ? LegalForms.Find(key[..length]) : -1;
    }

    private static int FormOf(ReadOnlySpan<byte> word, Span<byte> key)
    {
        var found = LegalForms.Find(WithoutDots(word.Trim(",;()"u8), key));

        // NA and PA are a bank's and a practice's form, and much else in small letters.
        return found >= 0 && Forms[found] is "NA" or "PA" or "AB" or "SA" or "LC" && word[0] >= 'a' ? -1 : found;
    }

    private static ReadOnlySpan<byte> WithoutDots(ReadOnlySpan<byte> word, Span<byte> key)
    {
        if (word.IndexOf((byte)'.') < 0 || word.Length > key.Length)
        {
            return word;
        }

        var length = 0;
        foreach (var b in word)
        {
            if (b != '.')
            {
                key[length++] = b;
            }
        }

        return key[..length];
    }
}
