using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.ListDeliveries;

/// <summary>The callbacks about a file with their attempts, first to last.</summary>
public sealed record ListDeliveries(string FileId) : IRequest<Result<Page<DeliveryState>>>;

internal sealed class ListDeliveriesHandler(IPlatformDb db, ICaller caller) : IRequestHandler<ListDeliveries, Result<Page<DeliveryState>>>
{
    public async Task<Result<Page<DeliveryState>>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (file.Error is { } error)
        {
            return error;
        }

        // One for each time the file ended: a handful, so that one page holds them all.
        var deliveries = await db.Set<CallbackDelivery>().AsNoTracking().Where(d => d.FileId == request.FileId).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        return new Page<DeliveryState>([.. deliveries.Select(DeliveryState.Of)], null);
    }
}
