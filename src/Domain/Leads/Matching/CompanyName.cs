using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>Company names as they are compared.</summary>
internal static class CompanyName
{
    private static readonly HashSet<ulong> LegalForms = new("""
        inc incorporated corp corporation co company llc llp lp pllc pc plc ltd limited gmbh ag kg sa sarl srl bv nv oy ab as pty dba the and
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(form => Fold.Hash(Encoding.ASCII.GetBytes(form))));

    /// <summary>
    /// Takes words that only say the legal form, and <c>the</c> and <c>and</c>, out of a folded name, in place. A name of nothing else stays as it is. Letters that stand
    /// alone at the end (<c>l l c</c>) count as one word.
    /// </summary>
    public static ReadOnlySpan<byte> WithoutLegalForm(Span<byte> folded)
    {
        var length = 0;
        for (var start = 0; start < folded.Length;)
        {
            var end = folded[start..].IndexOf((byte)' ');
            end = end < 0 ? folded.Length : start + end;
            var word = folded[start..end];
            if (!LegalForms.Contains(Fold.Hash(word)))
            {
                if (length > 0)
                {
                    folded[length++] = (byte)' ';
                }

                word.CopyTo(folded[length..]);
                length += word.Length;
            }

            start = end + 1;
        }

        return length == 0 ? folded : folded[..length];
    }
}
