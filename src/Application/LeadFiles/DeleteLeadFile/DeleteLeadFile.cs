using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.DeleteLeadFile;

/// <summary>Removes a file with everything that is stored of it. A run that is under way stops at its next report and cleans up after itself.</summary>
public sealed record DeleteLeadFile(string FileId) : IRequest<Result>;

internal sealed class DeleteLeadFileHandler(IPlatformDb db, ICaller caller, IFileStore store) : IRequestHandler<DeleteLeadFile, Result>
{
    public async Task<Result> Handle(DeleteLeadFile request, CancellationToken cancellationToken)
    {
        var found = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (found.Error is { } error)
        {
            return error;
        }

        // The bytes first: if this is interrupted, the file is still there to be deleted again.
        await store.DeleteAllAsync(LeadFileKeys.All(request.FileId), cancellationToken);
        await db.Set<CallbackDelivery>().Where(d => d.FileId == request.FileId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<LeadFile>().Where(f => f.Id == request.FileId).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
