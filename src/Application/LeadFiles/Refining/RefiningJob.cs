namespace Platform.Application.LeadFiles.Refining;

/// <summary>One lead file to refine.</summary>
/// <param name="FileId">Identifies the file; goes into the cluster ids, so that the same file always gets the same ones.</param>
/// <param name="InputPath">The file as it was fetched.</param>
/// <param name="ScratchDirectory">An existing directory for intermediate files; the caller deletes it.</param>
/// <param name="Outputs">Where the results go; existing files are replaced.</param>
/// <param name="Options">What the customer decided.</param>
public sealed record RefiningJob(string FileId, string InputPath, string ScratchDirectory, RefiningOutputs Outputs, RefiningOptions Options)
{
    /// <summary>Earlier files whose leads are to be recognised; the first is preferred where several know a lead.</summary>
    public IReadOnlyList<EarlierFile> Against { get; init; } = [];

    /// <summary>Threads to use. The result does not depend on it.</summary>
    public int DegreeOfParallelism { get; init; } = Environment.ProcessorCount;
}

/// <summary>Paths of the result files.</summary>
/// <param name="Refined">One row for every record of the input (CSV).</param>
/// <param name="Rejected">The rejected records with why and their raw text (CSV).</param>
/// <param name="Golden">One merged record for every cluster (CSV).</param>
/// <param name="Report">What was found and done (JSON).</param>
public sealed record RefiningOutputs(string Refined, string Rejected, string Golden, string Report)
{
    /// <summary>The usual names in a directory: <c>refined.csv</c>, <c>rejected.csv</c>, <c>golden.csv</c>, <c>report.json</c>.</summary>
    public static RefiningOutputs In(string directory) => new(
        Path.Combine(directory, "refined.csv"),
        Path.Combine(directory, "rejected.csv"),
        Path.Combine(directory, "golden.csv"),
        Path.Combine(directory, "report.json"));
}
