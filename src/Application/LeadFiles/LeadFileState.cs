using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>A lead file as customers see it, in answers and callbacks alike (snake case).</summary>
public sealed record LeadFileState
{
    /// <summary>The file's identifier.</summary>
    public required string FileUploadIdentifier { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary><c>STARTED</c>, <c>PROCESSING</c>, <c>PROCESSED</c> or <c>FAILED</c>.</summary>
    [AllowedValues("STARTED", "PROCESSING", "PROCESSED", "FAILED")]
    public required string Status { get; init; }

    /// <summary>Signed URL of the refined file; null until PROCESSED, as are the next three.</summary>
    public required string? ProcessedFileUrl { get; init; }

    /// <summary>Signed URL of the rejected records.</summary>
    public required string? RejectedFileUrl { get; init; }

    /// <summary>Signed URL of the merged records.</summary>
    public required string? GoldenFileUrl { get; init; }

    /// <summary>Signed URL of the report.</summary>
    public required string? ReportUrl { get; init; }

    /// <summary>How far it is.</summary>
    public required LeadFileProgress Progress { get; init; }

    /// <summary>What became of the rows; null until PROCESSED.</summary>
    public required LeadFileCounts? Summary { get; init; }

    /// <summary>Why it failed; null unless FAILED.</summary>
    public required LeadFileFailure? Error { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? EndedAt { get; init; }
}

/// <summary>The rows of the input, each counted exactly once.</summary>
public sealed record LeadFileCounts(long Rows, long Accepted, long Review, long Duplicates, long Rejected);

/// <summary>Shows lead files to customers.</summary>
internal static class LeadFileStates
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static LeadFileState Show(this IDownloadLinks links, LeadFile file)
    {
        string? Link(LeadFileOutput output) => file.Status == LeadFileStatus.Processed ? links.For(file.Id, output) : null;
        return new LeadFileState
        {
            FileUploadIdentifier = file.Id,
            FileName = file.Name,
            Status = file.Status.ToString().ToUpperInvariant(),
            ProcessedFileUrl = Link(LeadFileOutput.Processed),
            RejectedFileUrl = Link(LeadFileOutput.Rejected),
            GoldenFileUrl = Link(LeadFileOutput.Golden),
            ReportUrl = Link(LeadFileOutput.Report),
            Progress = file.Progress,
            Summary = file.Summary is { } s ? new LeadFileCounts(s.Rows, s.Accepted, s.Review, s.Duplicates, s.Rejected) : null,
            Error = file.Failure,
            CreatedAt = file.CreatedAt,
            EndedAt = file.EndedAt,
        };
    }

    /// <summary>The sentence that goes with a status.</summary>
    public static string MessageFor(LeadFileStatus status) => status switch
    {
        LeadFileStatus.Started => "File processing started",
        LeadFileStatus.Processing => "File is being processed",
        LeadFileStatus.Processed => "File Processed Successfully",
        LeadFileStatus.Failed => "File processing failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The body of the callback that tells of a file's end.</summary>
    public static string CallbackBody(this IDownloadLinks links, LeadFile file, string eventType) => JsonSerializer.Serialize(
        new { type = eventType, timestamp = file.EndedAt, msg = MessageFor(file.Status), data = links.Show(file) }, Json);
}
