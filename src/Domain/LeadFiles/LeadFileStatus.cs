namespace Platform.Domain.LeadFiles;

/// <summary>Where a lead file stands. It only moves forwards; <see cref="LeadFile.Retry"/> alone starts over.</summary>
public enum LeadFileStatus
{
    /// <summary>Accepted, waiting for a worker.</summary>
    Started,

    /// <summary>A worker has taken it up.</summary>
    Processing,

    /// <summary>Ended well: the refined file can be downloaded.</summary>
    Processed,

    /// <summary>Ended badly: <see cref="LeadFile.Failure"/> says why.</summary>
    Failed,
}

/// <summary>Names of the stages that customers see in <c>progress.stage</c>, besides those of the refinery itself.</summary>
public static class LeadFileStage
{
    /// <summary>No worker has it.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is being fetched from its URL.</summary>
    public const string Fetch = "fetch";

    /// <summary>Its outputs are being put into storage.</summary>
    public const string Publish = "publish";

    /// <summary>It has ended well.</summary>
    public const string Done = "done";
}
