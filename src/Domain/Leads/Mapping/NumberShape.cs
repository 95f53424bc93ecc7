namespace Platform.Domain.Leads.Mapping;

/// <summary>
/// What a number looks like: <c>[-+(]?\s?[$€£]?\s?-?(\d{1,3}(,\d{3})+|\d+)?([.,]\d+)?([eE][-+]?\d+)?%?\)?</c> with a digit in it. By hand, as are <see cref="StreetShape"/> and <see cref="UrlShape"/>:
/// compiling the expressions took an eighth of a second of the first file, in which nothing else could be done.
/// </summary>
internal static class NumberShape
{
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = 0;
        Skip(text, ref at, "-+(");
        SkipSpace(text, ref at);
        Skip(text, ref at, "$€£");
        SkipSpace(text, ref at);
        Skip(text, ref at, "-");

        var start = at;
        SkipPlain(text, ref at);
        SkipExponent(text, ref at);
        if (at == start)
        {
            return false;
        }

        Skip(text, ref at, "%");
        Skip(text, ref at, ")");
        return at == text.Length;
    }

    // Digits, grouped or not, and a fraction after a point or comma: each may be missing.
    private static void SkipPlain(ReadOnlySpan<char> text, ref int at)
    {
        var whole = Digits(text[at..]);
        at += whole;
        while (at < text.Length && text[at] is ',' or '.')
        {
            var digits = Digits(text[(at + 1)..]);
            if (digits == 0)
            {
                return;
            }

            var isGroup = text[at] == ',' && digits == 3 && whole is > 0 and <= 3;
            at += 1 + digits;
            if (!isGroup)
            {
                return;
            }
        }
    }

    private static void SkipExponent(ReadOnlySpan<char> text, ref int at)
    {
        if (at == text.Length || text[at] is not ('e' or 'E'))
        {
            return;
        }

        var sign = at + 1;
        Skip(text, ref sign, "-+");
        var digits = Digits(text[sign..]);
        at = digits == 0 ? at : sign + digits;
    }

    private static void Skip(ReadOnlySpan<char> text, ref int at, string letters) => at += at < text.Length && letters.Contains(text[at]) ? 1 : 0;

    private static void SkipSpace(ReadOnlySpan<char> text, ref int at) => at += at < text.Length && char.IsWhiteSpace(text[at]) ? 1 : 0;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
