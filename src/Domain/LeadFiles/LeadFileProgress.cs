namespace Platform.Domain.LeadFiles;

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

/// <summary>Names of the stages that customers see in <c>progress.stage</c>, besides those of the refinery itself.</summary>
public static class LeadFileStage
{
    /// <summary>No worker has it.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is stored and nobody has asked that it be processed.</summary>
    public const string Held = "held";

    /// <summary>It is being fetched from its URL.</summary>
    public const string Fetch = "fetch";

    /// <summary>Its outputs are being put into storage.</summary>
    public const string Publish = "publish";

    /// <summary>It has ended well.</summary>
    public const string Done = "done";
}
