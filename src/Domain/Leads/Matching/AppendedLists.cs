namespace Platform.Domain.Leads.Matching;

/// <summary>
/// A file that is two lists, one after the other, each nearly free of duplicates: nearly all matches are between a row of the first and a row of the second. Then two rows of one list are hardly ever
/// one lead, however alike they are.
/// </summary>
/// <param name="FirstOfSecond">Row with which the second list starts.</param>
internal readonly record struct AppendedLists(int FirstOfSecond)
{
    /// <summary>What two rows of one list must show beyond others, in bits: more than the address and telephone number of premises that two leads share.</summary>
    public const float SameListBits = -30;

    private const int LeastPairs = 20;
    private const double LeastShare = 0.97;

    /// <summary>Looks for the row that most of the sure pairs lie on both sides of; null when it is not nearly all of them.</summary>
    public static AppendedLists? Detect(ReadOnlySpan<ScoredPair> pairs, int rows, float sure)
    {
        using var steps = new UnmanagedArray<int>(rows + 1);
        var count = 0;
        foreach (var pair in pairs)
        {
            if (pair.Score < sure)
            {
                break;
            }

            steps[pair.A + 1]++;
            steps[pair.B + 1]--;
            count++;
        }

        int across = 0, most = 0, start = 0;
        for (var row = 0; row < rows; row++)
        {
            across += steps[row];
            (most, start) = across > most ? (across, row) : (most, start);
        }

        return count < LeastPairs || most < LeastShare * count ? null : new AppendedLists(start);
    }
}
