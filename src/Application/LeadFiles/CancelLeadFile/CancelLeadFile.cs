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
    // A run that begins, hands back or ends at the same moment changes the row too; what it left is then looked at anew.
    private const int MostTries = 5;

    public async Task<Result<LeadFileState>> Handle(CancelLeadFile request, CancellationToken cancellationToken)
    {
        var found = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (found.Error is { } notFound)
        {
            return notFound;
        }

        var file = found.Value;
        Result committed = LeadFileErrors.ChangedMeanwhile;
        for (var tries = 0; !committed.IsSuccess && tries < MostTries; tries++)
        {
            if (file.Cancel(time.GetUtcNow()).Error is { } ended)
            {
                return ended;
            }

            committed = await work.CommitAsync(await callbacks.AnnounceEndAsync(file, cancellationToken), cancellationToken);
            if (!committed.IsSuccess)
            {
                callbacks.TakeBack(file);
                await db.Set<LeadFile>().Entry(file).ReloadAsync(cancellationToken);
            }
        }

        return committed.Error is { } conflict ? conflict : links.Show(file);
    }
}
