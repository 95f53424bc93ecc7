using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>Lists the messages about a file or a link and sends them again. Whether the caller may see their subject is for the use case to say.</summary>
internal sealed class Redelivery(IPlatformDb db, IWorkStore work, TimeProvider time)
{
    /// <summary>The messages, first to last: a handful, so that one page holds them all.</summary>
    public async Task<Page<DeliveryState>> ListAsync(string subjectId, CancellationToken cancellationToken)
    {
        var deliveries = await db.Set<CallbackDelivery>().AsNoTracking().Where(d => d.SubjectId == subjectId).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        return new Page<DeliveryState>([.. deliveries.Select(DeliveryState.Of)], null);
    }

    /// <summary>Sends one again.</summary>
    public async Task<Result<DeliveryState>> SendAgainAsync(string subjectId, int number, Func<CallbackDelivery, string> body, CancellationToken cancellationToken)
    {
        var delivery = await db.Set<CallbackDelivery>().SingleOrDefaultAsync(d => d.SubjectId == subjectId && d.Number == number, cancellationToken);
        if (delivery is null)
        {
            return LeadFileErrors.DeliveryNotFound;
        }

        var now = time.GetUtcNow();
        if (delivery.Redeliver(body(delivery), now).Error is { } pending)
        {
            return pending;
        }

        var committed = await work.CommitAsync([new CallbackWork(delivery.Id, delivery.AttemptCount + 1, now)], cancellationToken);
        return committed.Error is { } conflict ? conflict : DeliveryState.Of(delivery);
    }
}
