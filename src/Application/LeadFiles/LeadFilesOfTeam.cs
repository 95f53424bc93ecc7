using MediatR;
using Platform.Application.Ports;
using Platform.Application.Teams;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>The lead files of a team go with it: the rows with the team, the bytes once that is certain.</summary>
internal sealed class LeadFilesOfTeam(IPlatformDb db, LeadFileErasures erasures) : INotificationHandler<TeamDeleting>, INotificationHandler<TeamDeleted>
{
    public Task Handle(TeamDeleting notification, CancellationToken cancellationToken) =>
        erasures.RemoveRowsAsync(db.Set<LeadFile>().Where(f => f.TeamId == notification.TeamId), cancellationToken);

    public Task Handle(TeamDeleted notification, CancellationToken cancellationToken) => erasures.RemoveBytesOfTeamAsync(notification.TeamId, cancellationToken);
}
