using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.RemoveMember;

/// <summary>Ends the membership of somebody.</summary>
public sealed record RemoveMember(string TeamId, string UserId) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class RemoveMemberHandler(IPlatformDb db, ICaller caller, TeamDeparture departure, AuditLog audit) : IRequestHandler<RemoveMember, Result>
{
    public async Task<Result> Handle(RemoveMember request, CancellationToken cancellationToken)
    {
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.TeamId == request.TeamId && m.UserId == request.UserId, cancellationToken);
        if (membership is null)
        {
            return TeamErrors.MemberNotFound;
        }

        if (membership.CheckCanEnd().Error is { } error)
        {
            return error;
        }

        audit.Add("member.removed", caller.UserId, request.TeamId, request.UserId);
        await departure.EndAsync(membership, cancellationToken);
        return Result.Success;
    }
}
