using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Application.Teams;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Deletes the links of a team that is deleted, with all that is kept on them.</summary>
internal sealed class LinkErasure(IPlatformDb db) : INotificationHandler<TeamDeleting>
{
    public Task Handle(TeamDeleting notification, CancellationToken cancellationToken) =>
        LinkRows.RemoveAsync(db, db.Set<LinkBatch>().Where(b => b.TeamId == notification.TeamId), cancellationToken);
}
