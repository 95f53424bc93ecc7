using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.LeaveTeam;

/// <summary>Ends the membership of the caller.</summary>
public sealed record LeaveTeam(string TeamId) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Member;
}

internal sealed class LeaveTeamHandler(IPlatformDb db, ICaller caller, TeamDeparture departure, AuditLog audit) : IRequestHandler<LeaveTeam, Result>
{
    public async Task<Result> Handle(LeaveTeam request, CancellationToken cancellationToken)
    {
        var membership = await db.Set<Membership>().FirstAsync(m => m.TeamId == request.TeamId && m.UserId == caller.UserId, cancellationToken);
        if (membership.CheckCanEnd().Error is { } error)
        {
            return error;
        }

        audit.Add("member.left", caller.UserId, request.TeamId, caller.UserId);
        await departure.EndAsync(membership, cancellationToken);
        return Result.Success;
    }
}
