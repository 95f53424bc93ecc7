using MediatR;
using Platform.Application.LeadFiles;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Links.RedeliverLinkCallback;

/// <summary>Sends a callback about a link again, as it was.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Number">Which of its callbacks.</param>
public sealed record RedeliverLinkCallback(string LinkId, int Number) : IRequest<Result<DeliveryState>>;

internal sealed class RedeliverLinkCallbackHandler(IPlatformDb db, ICaller caller, Redelivery deliveries) : IRequestHandler<RedeliverLinkCallback, Result<DeliveryState>>
{
    public async Task<Result<DeliveryState>> Handle(RedeliverLinkCallback request, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(caller, request.LinkId, cancellationToken);
        return link.Error is { } error ? error : await deliveries.SendAgainAsync(request.LinkId, request.Number, delivery => delivery.Body, cancellationToken);
    }
}
