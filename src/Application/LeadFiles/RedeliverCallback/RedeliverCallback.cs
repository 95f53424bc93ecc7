using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.RedeliverCallback;

/// <summary>Sends a callback again that has arrived, was stopped or has used up its attempts.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Number">Which of its callbacks.</param>
public sealed record RedeliverCallback(string FileId, int Number) : IRequest<Result<DeliveryState>>;

internal sealed class RedeliverCallbackHandler(IPlatformDb db, ICaller caller, IDownloadLinks links, Redelivery deliveries)
    : IRequestHandler<RedeliverCallback, Result<DeliveryState>>
{
    public async Task<Result<DeliveryState>> Handle(RedeliverCallback request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (file.Error is { } error)
        {
            return error;
        }

        // The links in the message may have expired; they are made anew while the file still is what the message says.
        return await deliveries.SendAgainAsync(
            request.FileId,
            request.Number,
            delivery => file.Value.HasEnded && file.Value.EndedAt <= delivery.CreatedAt ? links.CallbackBody(file.Value, delivery.EventType) : delivery.Body,
            cancellationToken);
    }
}
