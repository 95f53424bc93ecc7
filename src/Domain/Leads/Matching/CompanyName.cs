using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Company names as they are compared.</summary>
internal static class CompanyName
{
    private static readonly HashedNumbers LegalForms = new("""
        inc incorporated corp corporation co company llc llp lp pllc pc plc ltd limited gmbh ag kg sa sarl srl bv nv oy ab as pty dba the and
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToDictionary(form => Fold.Hash(Encoding.ASCII.GetBytes(form)), _ => 1UL));

    /// <summary>
    /// Takes words that only say the legal form, and <c>the</c> and <c>and</c>, out of a folded name, in place. A name of nothing else stays as it is. Letters that stand
    /// alone at the end (<c>l l c</c>) count as one word.
    /// </summary>
    /// <param name="folded">The name.</param>
    /// <param name="words">Room for the hashes of the different words that stay, as <see cref="WordFrequencies"/> counts them.</param>
    /// <param name="count">How many there are; none in a name that stays as it is because it is of nothing else.</param>
    public static ReadOnlySpan<byte> WithoutLegalForm(Span<byte> folded, Span<uint> words, out int count)
    {
        var length = 0;
        count = 0;
        for (var start = 0; start < folded.Length;)
        {
            var end = folded[start..].IndexOf((byte)' ');
            end = end < 0 ? folded.Length : start + end;
            var word = folded[start..end];
            var hash = Fold.Hash(word);
            if (LegalForms[hash] == 0)
            {
                if (length > 0)
                {
                    folded[length++] = (byte)' ';
                }

                if (length != start)
                {
                    word.CopyTo(folded[length..]);
                }

                length += word.Length;
                if (count < words.Length && !words[..count].Contains(Fold.Narrow(hash)))
                {
                    words[count++] = Fold.Narrow(hash);
                }
            }

            start = end + 1;
        }

        return length == 0 ? folded : folded[..length];
    }
}
