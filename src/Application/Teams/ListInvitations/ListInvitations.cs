using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ListInvitations;

/// <summary>Lists the open invitations of a team.</summary>
public sealed record ListInvitations(string TeamId, PageRequest Page) : IRequest<Result<Page<InvitationItem>>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class ListInvitationsHandler(IPlatformDb db, TimeProvider time) : IRequestHandler<ListInvitations, Result<Page<InvitationItem>>>
{
    public Task<Result<Page<InvitationItem>>> Handle(ListInvitations request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<Invitation>().AsNoTracking().Where(i => i.TeamId == request.TeamId && i.ClosedAt == null && i.ExpiresAt > now)
            .ToPageAsync(request.Page, i => i.Id, InvitationItem.Of, cancellationToken);
    }
}
