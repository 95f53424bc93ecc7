using MediatR;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.ListDeliveries;

/// <summary>The callbacks about a file with their attempts, first to last.</summary>
public sealed record ListDeliveries(string FileId) : IRequest<Result<Page<DeliveryState>>>;

internal sealed class ListDeliveriesHandler(IPlatformDb db, ICaller caller, Redelivery deliveries) : IRequestHandler<ListDeliveries, Result<Page<DeliveryState>>>
{
    public async Task<Result<Page<DeliveryState>>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        return file.Error is { } error ? error : await deliveries.ListAsync(request.FileId, cancellationToken);
    }
}
