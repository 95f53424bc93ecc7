using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.RevokeInvitation;

/// <summary>Takes an invitation back.</summary>
public sealed record RevokeInvitation(string TeamId, string InvitationId) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class RevokeInvitationHandler(IPlatformDb db, ICaller caller, AuditLog audit, TimeProvider time) : IRequestHandler<RevokeInvitation, Result>
{
    public async Task<Result> Handle(RevokeInvitation request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var closed = await db.Set<Invitation>().Where(i => i.Id == request.InvitationId && i.TeamId == request.TeamId && i.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedAt, now), cancellationToken);
        if (closed == 0)
        {
            return TeamErrors.InvitationNotFound;
        }

        audit.Add("member.invitation_revoked", caller.UserId, request.TeamId, request.InvitationId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
