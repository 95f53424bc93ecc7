using Platform.Application.LeadFiles;

namespace Platform.WebApi.Contracts;

/// <summary>A lead file that was taken in.</summary>
/// <param name="Token">Bearer token that is good for this file only.</param>
/// <param name="FileUploadIdentifier">The file's identifier.</param>
/// <param name="Status"><c>STARTED</c>.</param>
/// <param name="ExpiresAt">Until when the token is good.</param>
public sealed record FileAcceptedBody(string Token, string FileUploadIdentifier, string Status, DateTimeOffset ExpiresAt)
{
    internal static MessageBody<FileAcceptedBody> Of(AcceptedLeadFile file) =>
        new("File processing started", new FileAcceptedBody(file.Token, file.FileUploadIdentifier, file.Status, file.ExpiresAt));
}
