namespace Platform.Domain.LeadFiles;

/// <summary>The files that come out of a run.</summary>
public enum LeadFileOutput
{
    /// <summary>Every row with its <c>lead_*</c> columns, CSV.</summary>
    Processed,

    /// <summary>The rejected records with line, column, code, message and raw text, CSV.</summary>
    Rejected,

    /// <summary>One merged record per cluster, CSV.</summary>
    Golden,

    /// <summary>The report, JSON.</summary>
    Report,
}

/// <summary>
/// Where the parts of a lead file lie in storage. Each run has keys of its own, so that one that was taken over cannot overwrite what its
/// successor reads or writes.
/// </summary>
public static class LeadFileKeys
{
    /// <summary>Prefix of everything that belongs to the file.</summary>
    public static string All(string fileId) => $"files/{fileId}/";

    /// <summary>The input as the given run fetched it; uploads count as run 0.</summary>
    public static string Input(string fileId, int attempt) => $"files/{fileId}/input/{attempt}";

    /// <summary>Prefix of what a run puts out.</summary>
    public static string Run(string fileId, int attempt) => $"files/{fileId}/run/{attempt}/";

    /// <summary>One output of a run.</summary>
    public static string Output(string fileId, int attempt, LeadFileOutput output) => Run(fileId, attempt) + FileName(output);

    /// <summary>The name under which an output is stored and downloaded.</summary>
    public static string FileName(LeadFileOutput output) => output switch
    {
        LeadFileOutput.Processed => "refined.csv",
        LeadFileOutput.Rejected => "rejected.csv",
        LeadFileOutput.Golden => "golden.csv",
        LeadFileOutput.Report => "report.json",
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };
}
