using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.RedeliverCallback;

/// <summary>Sends a callback again that has arrived, was stopped or has used up its attempts.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Number">Which of its callbacks.</param>
public sealed record RedeliverCallback(string FileId, int Number) : IRequest<Result<DeliveryState>>;

internal sealed class RedeliverCallbackHandler(IPlatformDb db, ICaller caller, IWorkStore work, IDownloadLinks links, TimeProvider time)
    : IRequestHandler<RedeliverCallback, Result<DeliveryState>>
{
    public async Task<Result<DeliveryState>> Handle(RedeliverCallback request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (file.Error is { } error)
        {
            return error;
        }

        var delivery = await db.Set<CallbackDelivery>().SingleOrDefaultAsync(d => d.FileId == request.FileId && d.Number == request.Number, cancellationToken);
        if (delivery is null)
        {
            return LeadFileErrors.DeliveryNotFound;
        }

        // The links in the message may have expired; they are made anew while the file still is what the message says.
        var isCurrent = file.Value.HasEnded && file.Value.EndedAt <= delivery.CreatedAt;
        var now = time.GetUtcNow();
        if (delivery.Redeliver(isCurrent ? links.CallbackBody(file.Value, delivery.EventType) : delivery.Body, now).Error is { } pending)
        {
            return pending;
        }

        var committed = await work.CommitAsync([new CallbackWork(delivery.Id, delivery.AttemptCount + 1, now)], cancellationToken);
        return committed.Error is { } conflict ? conflict : DeliveryState.Of(delivery);
    }
}
