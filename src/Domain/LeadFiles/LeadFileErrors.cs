using Platform.Domain.Common;

namespace Platform.Domain.LeadFiles;

/// <summary>What can be wrong with a request about a lead file.</summary>
public static class LeadFileErrors
{
    public static Error NotFound { get; } = new("file_not_found", "There is no such file in this account.", ErrorKind.NotFound);

    public static Error DeliveryNotFound { get; } = new("delivery_not_found", "There is no callback delivery of this number for the file.", ErrorKind.NotFound);

    public static Error EmailMismatch { get; } = new("email_mismatch", "The value of email is not the address of the account that the token belongs to.", ErrorKind.Forbidden);

    public static Error TokenForOneFile { get; } = new("token_for_one_file", "This token is good for its own file only; use a token from generate-token.", ErrorKind.Forbidden);

    public static Error NoTeam { get; } = new("team_required", "This needs a token of a team: one from generate-token, or the vaultToken.", ErrorKind.Forbidden);

    public static Error AlreadyEnded { get; } = new("file_already_ended", "The file has already ended.", ErrorKind.Conflict);

    public static Error NotFailed { get; } = new("file_not_failed", "Only a file that failed, or is held, can be retried.", ErrorKind.Conflict);

    public static Error NotProcessed { get; } = new("file_not_processed", "The file has no results; file-status says how far it is.", ErrorKind.Conflict);

    public static Error ChangedMeanwhile { get; } = new("file_changed", "The file changed at the same moment; look at its status and try again.", ErrorKind.Conflict);

    /// <summary>Another run has taken the file over, or it was cancelled: nothing more may be written by this one.</summary>
    public static Error Superseded { get; } = new("run_superseded", "Another run has taken this file over.", ErrorKind.Conflict);

    public static Error DeliveryPending { get; } = new("delivery_pending", "This callback is still being delivered; wait for its next attempt.", ErrorKind.Conflict);

    public static Error LinkExpired { get; } = new("link_expired", "This download link has expired; ask file-status for a new one.", ErrorKind.Forbidden);

    public static Error LinkInvalid { get; } = new("link_invalid", "This download link is not valid; copy it whole, or ask file-status for a new one.", ErrorKind.Forbidden);

    public static LeadFileFailure Cancelled { get; } = new("cancelled", "Processing was cancelled on request; use retry to start it again.");

    public static LeadFileFailure CrashedTooOften { get; } = new("processing_crashed", "The server was interrupted five times while it processed this file; use retry to try once more, or split the file into smaller ones.");

    public static LeadFileFailure Unexpected { get; } = new("internal_error", "Something went wrong on the server while it processed this file; use retry, and report the file's identifier if it happens again.");
}

/// <summary>What can be wrong with the earlier files that <c>options.against</c> names.</summary>
public static class AgainstErrors
{
    /// <summary>There is no such file in the project.</summary>
    public static Error NotFound(string id) => Named("against_not_found", $"options.against names the file '{id}', which is not among the files of this project.");

    /// <summary>The file has no result.</summary>
    public static Error NotProcessed(string id) => Named("against_not_processed", $"options.against names the file '{id}', which is not processed; name it once its status is PROCESSED.");

    /// <summary>The file was there when the new one was handed in.</summary>
    public static Error Deleted(string id) => Named("against_deleted", $"options.against names the file '{id}', which has been deleted meanwhile; hand the new file in again without it.");

    private static Error Named(string code, string sentence) =>
        new(code, sentence, ErrorKind.Unprocessable, new Dictionary<string, string[]> { ["options.against"] = [sentence] });
}
