namespace Platform.Domain.Leads.Mapping;

/// <summary>Decides whether the first record of a file is a header, by comparing it with the records below.</summary>
public static class HeaderRow
{
    /// <summary>Share of a column's values that must have a shape for the column to have it.</summary>
    private const double MostOfAColumn = 0.7;

    private const int LongestHeader = 60;

    private static readonly Func<string, bool>[] Shapes =
        [ValueShape.IsEmail, ValueShape.IsDate, ValueShape.IsPhone, ValueShape.IsNumber, ValueShape.IsUrl, ValueShape.IsStreet, ValueShape.IsStateCode];

    /// <summary>
    /// Whether <paramref name="first"/> names the columns of <paramref name="below"/>. Evidence in doubt speaks for a header, which most lists have.
    /// </summary>
    /// <param name="first">The first record.</param>
    /// <param name="below">Records after it; may be none.</param>
    public static bool IsHeader(IReadOnlyList<string> first, IReadOnlyList<IReadOnlyList<string>> below)
    {
        if (first.All(string.IsNullOrWhiteSpace))
        {
            return false;
        }

        var score = 0.0;
        var known = 0;
        for (var column = 0; column < first.Count; column++)
        {
            var cell = first[column].Trim();
            if (cell.Length == 0)
            {
                continue;
            }

            if (HeaderPhrases.IsKnown(cell))
            {
                known++;
                score += 2;
                continue;
            }

            score += Evidence(cell, column, below);
        }

        // Two columns of one name are unusual, two equal values are not.
        var named = first.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        score += named.Distinct(StringComparer.OrdinalIgnoreCase).Count() == named.Count ? 0.2 : -0.5;
        return score >= 0 && (below.Count > 0 || known > 0 || named.TrueForAll(IsWord));
    }

    /// <summary>Whether a cell is made of words that headers are made of.</summary>
    public static bool IsHeaderWord(string cell) => HeaderPhrases.IsKnown(cell);

    /// <summary>Positive where the cell looks like a name of the column, negative where it looks like one more value of it.</summary>
    private static double Evidence(string cell, int column, IReadOnlyList<IReadOnlyList<string>> below)
    {
        if (ValueShape.IsEmail(cell) || ValueShape.IsDate(cell) || ValueShape.IsCertainPhone(cell) || ValueShape.IsStreet(cell))
        {
            return -4;
        }

        if (cell.Length > LongestHeader)
        {
            return -1;
        }

        var values = below.Where(row => column < row.Count && !string.IsNullOrWhiteSpace(row[column])).Select(row => row[column].Trim()).ToList();
        foreach (var shape in Shapes)
        {
            if (values.Count > 0 && values.Count(shape) >= values.Count * MostOfAColumn)
            {
                return shape(cell) ? -1.5 : 1.5;
            }
        }

        if (ValueShape.IsNumber(cell))
        {
            return -1;
        }

        if (values.Contains(cell, StringComparer.OrdinalIgnoreCase))
        {
            return -1.5;
        }

        return ValueShape.IsFirstName(cell) ? -1.5
            : ValueShape.IsPersonName(cell) ? -2
            : cell.Contains('_') ? 0.5
            : 0;
    }

    private static bool IsWord(string cell) => cell.Length <= LongestHeader && !cell.Any(char.IsAsciiDigit) && !ValueShape.IsPersonName(cell);
}
