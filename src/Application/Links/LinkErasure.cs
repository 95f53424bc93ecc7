using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Application.Teams;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Deletes the links of a team that is deleted, with all that is kept on them.</summary>
internal sealed class LinkErasure(IPlatformDb db) : INotificationHandler<TeamDeleting>
{
    public async Task Handle(TeamDeleting notification, CancellationToken cancellationToken)
    {
        var team = notification.TeamId;
        var links = db.Set<Link>().Where(l => l.TeamId == team);
        var batches = db.Set<LinkBatch>().Where(b => b.TeamId == team);
        await db.Set<CallbackDelivery>().Where(d => links.Any(l => l.Id == d.SubjectId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<LinkTask>().Where(t => batches.Any(b => b.Id == t.BatchId)).ExecuteDeleteAsync(cancellationToken);

        // Links and their uses go with the batches by their foreign keys.
        await batches.ExecuteDeleteAsync(cancellationToken);
    }
}
