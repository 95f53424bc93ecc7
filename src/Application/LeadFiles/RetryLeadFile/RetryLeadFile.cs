using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.RetryLeadFile;

/// <summary>Submits a failed file once more.</summary>
public sealed record RetryLeadFile(string FileId) : IRequest<Result<LeadFileState>>;

internal sealed class RetryLeadFileHandler(IPlatformDb db, ICaller caller, IWorkStore work, IDownloadLinks links, TimeProvider time)
    : IRequestHandler<RetryLeadFile, Result<LeadFileState>>
{
    public async Task<Result<LeadFileState>> Handle(RetryLeadFile request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if ((found.Error ?? found.Value.Retry(now).Error) is { } error)
        {
            return error;
        }

        var committed = await work.CommitAsync([new LeadFileWork(found.Value.Id, found.Value.Submission, now)], cancellationToken);
        return committed.Error is { } conflict ? conflict : links.Show(found.Value);
    }
}
