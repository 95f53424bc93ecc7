namespace Platform.Domain.LeadFiles;

/// <summary>
/// Stored bytes of a file that is deleted. Written in the transaction that removes the file's row, so that whatever stops the server in between, somebody still knows
/// of the bytes.
/// </summary>
public sealed class LeadFileErasure
{
    private LeadFileErasure()
    {
    }

    /// <summary>The file; its row is gone.</summary>
    public string FileId { get; private set; } = string.Empty;

    /// <summary>Team that it belonged to.</summary>
    public string TeamId { get; private set; } = string.Empty;

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>The bytes of a file are to go.</summary>
    public static LeadFileErasure Of(string fileId, string teamId, DateTimeOffset now) => new() { FileId = fileId, TeamId = teamId, RequestedAt = now };
}
