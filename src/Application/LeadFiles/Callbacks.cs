using Microsoft.EntityFrameworkCore;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>Writes the callback that a file's end calls for into the present unit of work.</summary>
internal sealed class Callbacks(IPlatformDb db, IDownloadLinks links, LinkWorkflows workflows, TimeProvider time)
{
    /// <summary>To be called when the file has ended and before that is committed.</summary>
    /// <returns>The work to be committed with it; none when the customer wants no callback.</returns>
    public async Task<IReadOnlyList<Work>> AnnounceEndAsync(LeadFile file, CancellationToken cancellationToken)
    {
        var next = new List<Work>(await workflows.BeginForFileAsync(file, cancellationToken));
        if (file.CallbackUrl is { } url)
        {
            var type = EventTypeOf(file);
            next.Add(await AddAsync(file.Id, file.UserId, url, type, links.CallbackBody(file, type), cancellationToken));
        }

        return next;
    }

    /// <summary>Writes a message about a file or a link.</summary>
    /// <returns>The work to be committed with it.</returns>
    public async Task<Work> AddAsync(string subjectId, string userId, string url, string eventType, string body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deliveries = db.Set<CallbackDelivery>();
        var last = await deliveries.Where(d => d.SubjectId == subjectId).Select(d => (int?)d.Number).MaxAsync(cancellationToken) ?? 0;
        var added = deliveries.Local.Count(d => d.SubjectId == subjectId && deliveries.Entry(d).State == EntityState.Added);
        var delivery = CallbackDelivery.Create(subjectId, userId, url, last + added + 1, eventType, body, now);
        deliveries.Add(delivery);
        return new CallbackWork(delivery.Id, 1, now);
    }

    /// <summary>What a file's end is called in callbacks.</summary>
    public static string EventTypeOf(LeadFile file) => file.Status == LeadFileStatus.Processed ? "file.processed" : "file.failed";
}
