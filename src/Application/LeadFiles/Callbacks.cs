using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>Writes the callback that a file's end calls for into the present unit of work.</summary>
internal sealed class Callbacks(IPlatformDb db, IDownloadLinks links, TimeProvider time)
{
    /// <summary>To be called when the file has ended and before that is committed.</summary>
    /// <returns>The work to be committed with it; none when the customer wants no callback.</returns>
    public async Task<IReadOnlyList<Work>> AnnounceEndAsync(LeadFile file, CancellationToken cancellationToken)
    {
        if (file.CallbackUrl is not { } url)
        {
            return [];
        }

        var now = time.GetUtcNow();
        var number = 1 + await db.Set<CallbackDelivery>().Where(d => d.FileId == file.Id).Select(d => (int?)d.Number).MaxAsync(cancellationToken) ?? 1;
        var type = EventTypeOf(file);
        var delivery = CallbackDelivery.Create(file, url, number, type, links.CallbackBody(file, type), now);
        db.Set<CallbackDelivery>().Add(delivery);
        return [new CallbackWork(delivery.Id, 1, now)];
    }

    /// <summary>Takes a callback that was not committed out of the unit of work.</summary>
    public void TakeBack(LeadFile file)
    {
        var deliveries = db.Set<CallbackDelivery>();
        foreach (var delivery in deliveries.Local.Where(d => d.FileId == file.Id && deliveries.Entry(d).State == EntityState.Added).ToArray())
        {
            deliveries.Entry(delivery).State = EntityState.Detached;
        }
    }

    /// <summary>What a file's end is called in callbacks.</summary>
    public static string EventTypeOf(LeadFile file) => file.Status == LeadFileStatus.Processed ? "file.processed" : "file.failed";
}
