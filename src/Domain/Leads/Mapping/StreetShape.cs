namespace Platform.Domain.Leads.Mapping;

/// <summary>What the beginning of a street address looks like: a house number (12, 12B, 12-14, 12 1/2), then words among which is one for a street; or a post office box.</summary>
internal static class StreetShape
{
    private static readonly HashSet<string> StreetWords = new(
        [
            "st", "street", "ave", "av", "avenue", "rd", "road", "dr", "drive", "ln", "lane", "blvd", "boulevard", "ct", "court", "cir", "circle", "pl", "place", "way", "ter", "terrace", "trl", "trail",
            "pkwy", "parkway", "hwy", "highway", "loop", "sq", "square", "run", "cv", "cove", "broadway", "row", "pike", "path", "xing", "crossing", "pt", "point", "rte", "route",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = StreetWords.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsStreet(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (char.IsDigit(text[0]) ? HasStreetWord(text[HouseNumber(text)..]) : text[0] is 'p' or 'P' && IsBox(text));

    private static int HouseNumber(ReadOnlySpan<char> text)
    {
        var at = Run(text, 0, char.IsDigit);
        at += at < text.Length && char.IsAsciiLetter(text[at]) ? 1 : 0;
        at += text[at..].StartsWith("-1/2") ? "-1/2".Length : 0;
        return at < text.Length && text[at] == '-' && Run(text, at + 1, char.IsDigit) is var end && end > at + 1 ? end : at;
    }

    // The word must not be the first: "12 Street" is none.
    private static bool HasStreetWord(ReadOnlySpan<char> rest)
    {
        var first = Run(rest, 0, char.IsWhiteSpace);
        if (first == 0 || first == rest.Length)
        {
            return false;
        }

        for (var at = first + 1; at < rest.Length && rest[at] != '\n'; at++)
        {
            if (IsWord(rest[at]) && !IsWord(rest[at - 1]))
            {
                var end = Run(rest, at, IsWord);
                if (Words.Contains(rest[at..end]))
                {
                    return true;
                }

                at = end - 1;
            }
        }

        return false;
    }

    // P.O. Box 12, PO BOX 12, p o box 12
    private static bool IsBox(ReadOnlySpan<char> text)
    {
        var at = 1;
        at += at < text.Length && text[at] == '.' ? 1 : 0;
        at += at < text.Length && char.IsWhiteSpace(text[at]) ? 1 : 0;
        if (at == text.Length || text[at] is not ('o' or 'O'))
        {
            return false;
        }

        at++;
        at += at < text.Length && text[at] == '.' ? 1 : 0;
        var box = Run(text, at, char.IsWhiteSpace);
        if (box == at || !text[box..].StartsWith("box", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var number = Run(text, box + 3, char.IsWhiteSpace);
        return number > box + 3 && number < text.Length && IsWord(text[number]);
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private static int Run(ReadOnlySpan<char> text, int at, Func<char, bool> holds)
    {
        while (at < text.Length && holds(text[at]))
        {
            at++;
        }

        return at;
    }
}
