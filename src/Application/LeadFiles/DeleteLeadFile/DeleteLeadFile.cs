using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.DeleteLeadFile;

/// <summary>Removes a file with everything that is stored of it. A run that is under way stops at its next report and cleans up after itself.</summary>
public sealed record DeleteLeadFile(string FileId) : IRequest<Result>;

internal sealed class DeleteLeadFileHandler(IPlatformDb db, ICaller caller, LeadFileErasures erasures) : IRequestHandler<DeleteLeadFile, Result>
{
    public async Task<Result> Handle(DeleteLeadFile request, CancellationToken cancellationToken)
    {
        var found = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (found.Error is { } error)
        {
            return error;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await erasures.RemoveRowsAsync(db.Set<LeadFile>().Where(f => f.Id == request.FileId), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await erasures.RemoveBytesAsync([request.FileId]);
        return Result.Success;
    }
}
