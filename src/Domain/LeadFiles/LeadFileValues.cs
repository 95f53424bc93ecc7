namespace Platform.Domain.LeadFiles;

/// <summary>Whose a lead file is.</summary>
/// <param name="UserId">Account that handed it in.</param>
/// <param name="TeamId">Team of the token it was handed in with; every token of the team may see it.</param>
/// <param name="ProjectId">Project of that team.</param>
public sealed record LeadFileOwner(string UserId, string? TeamId, string? ProjectId);

/// <summary>How far a run has come.</summary>
/// <param name="Stage">What it is at, as <c>fetch</c> or <c>match</c>.</param>
/// <param name="RowsRead">Records read so far.</param>
/// <param name="RowsDone">Records that are through the present stage.</param>
/// <param name="Percent">Of the whole run, 0–100.</param>
public sealed record LeadFileProgress(string Stage, long RowsRead, long RowsDone, double Percent)
{
    /// <summary>Before the first run.</summary>
    public static LeadFileProgress None { get; } = new(LeadFileStage.Waiting, 0, 0, 0);
}

/// <summary>What became of the rows; every row of the input is counted exactly once.</summary>
/// <param name="Rows">Records of the input.</param>
/// <param name="Accepted">Usable, and the one kept of their cluster.</param>
/// <param name="Review">A person should look.</param>
/// <param name="Duplicates">Another row of their cluster is kept.</param>
/// <param name="Rejected">Malformed, or of no use.</param>
public sealed record LeadFileSummary(long Rows, long Accepted, long Review, long Duplicates, long Rejected)
{
    /// <summary>Whether every row is counted exactly once.</summary>
    public bool IsBalanced => Rows == Accepted + Review + Duplicates + Rejected;
}

/// <summary>Why a lead file failed.</summary>
/// <param name="Code">Stable machine-readable word.</param>
/// <param name="Message">One sentence that tells the customer what to do.</param>
public sealed record LeadFileFailure(string Code, string Message);

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
/// Where the parts of a lead file lie in storage. The outputs of each run have a prefix of their own, so that a run that was taken over
/// cannot overwrite those of its successor.
/// </summary>
public static class LeadFileKeys
{
    /// <summary>Prefix of everything that belongs to the file.</summary>
    public static string All(string fileId) => $"files/{fileId}/";

    /// <summary>The input as it was fetched in the given run; uploads use run 0.</summary>
    public static string Input(string fileId, int attempt) => $"files/{fileId}/{attempt}/input";

    /// <summary>Prefix of what a run puts out.</summary>
    public static string Run(string fileId, int attempt) => $"files/{fileId}/{attempt}/";

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
