using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>A lead file that was taken in, and the token that is good for it alone.</summary>
/// <param name="FileUploadIdentifier">The file's identifier.</param>
/// <param name="Token">Bearer token for this file only.</param>
/// <param name="ExpiresAt">Until when the token is good.</param>
/// <param name="Status"><c>STARTED</c>.</param>
public sealed record AcceptedLeadFile(string FileUploadIdentifier, string Token, DateTimeOffset ExpiresAt, string Status);

/// <summary>The last step of every way in: row and job in one commit, then a token.</summary>
internal sealed class LeadFileIntake(IPlatformDb db, AgainstFiles against, IWorkStore work, ITokenIssuer tokens, ICaller caller, TimeProvider time)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(24);

    public async Task<Result<AcceptedLeadFile>> AcceptAsync(LeadFile file, CancellationToken cancellationToken)
    {
        if (await against.CheckAsync(file, cancellationToken) is { } unusable)
        {
            return unusable;
        }

        db.Set<LeadFile>().Add(file);
        var committed = await work.CommitAsync([new LeadFileWork(file.Id, file.Submission, file.CreatedAt)], cancellationToken);
        if (committed.Error is { } error)
        {
            return error;
        }

        var now = time.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + TokenLifetime).ToUnixTimeSeconds());
        var token = tokens.IssueFileToken(caller.UserId, caller.Email, file.TeamId, file.ProjectId, file.Id, now, expiresAt);
        return new AcceptedLeadFile(file.Id, token, expiresAt, file.Status.ToString().ToUpperInvariant());
    }
}
