using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.CancelLeadFile;

/// <summary>Ends a file that has not ended; a run that is under way stops at its next report.</summary>
public sealed record CancelLeadFile(string FileId) : IRequest<Result<LeadFileState>>;

internal sealed class CancelLeadFileHandler(IPlatformDb db, ICaller caller, Callbacks callbacks, IWorkStore work, IDownloadLinks links, TimeProvider time)
    : IRequestHandler<CancelLeadFile, Result<LeadFileState>>
{
    // A run that begins, hands back or ends at the same moment changes the row too; the file is then looked at anew.
    private const int MostTries = 5;

    public async Task<Result<LeadFileState>> Handle(CancelLeadFile request, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var found = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
            if ((found.Error ?? found.Value.Cancel(time.GetUtcNow()).Error) is { } error)
            {
                return error;
            }

            var next = await callbacks.AnnounceEndAsync(found.Value, cancellationToken);
            if ((await work.CommitAsync(next, cancellationToken)).IsSuccess)
            {
                return links.Show(found.Value);
            }

            db.Discard();
        }

        return LeadFileErrors.ChangedMeanwhile;
    }
}
