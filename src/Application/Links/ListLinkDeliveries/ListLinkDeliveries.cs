using MediatR;
using Platform.Application.LeadFiles;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Links.ListLinkDeliveries;

/// <summary>The callbacks about a link with their attempts, first to last.</summary>
public sealed record ListLinkDeliveries(string LinkId) : IRequest<Result<Page<DeliveryState>>>;

internal sealed class ListLinkDeliveriesHandler(IPlatformDb db, ICaller caller, Redelivery deliveries) : IRequestHandler<ListLinkDeliveries, Result<Page<DeliveryState>>>
{
    public async Task<Result<Page<DeliveryState>>> Handle(ListLinkDeliveries request, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(caller, request.LinkId, cancellationToken);
        return link.Error is { } error ? error : await deliveries.ListAsync(request.LinkId, cancellationToken);
    }
}
