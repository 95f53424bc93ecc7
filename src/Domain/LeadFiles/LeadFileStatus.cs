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
