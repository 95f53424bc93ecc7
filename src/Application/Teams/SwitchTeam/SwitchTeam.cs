using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.SwitchTeam;

/// <summary>Makes the caller's session speak for another of the caller's teams, and gives its tokens.</summary>
public sealed record SwitchTeam(string TeamId, string? ProjectId) : IRequest<Result<TokenPair>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Member;
}

internal sealed class SwitchTeamHandler(IPlatformDb db, ICaller caller, IAccounts accounts, SessionTokens sessions, AuditLog audit) : IRequestHandler<SwitchTeam, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(SwitchTeam request, CancellationToken cancellationToken)
    {
        var project = await db.Set<Project>().AsNoTracking().Where(p => p.TeamId == request.TeamId && (request.ProjectId == null || p.Id == request.ProjectId))
            .OrderBy(p => p.Id).FirstOrDefaultAsync(cancellationToken);
        if (project is null)
        {
            return TeamErrors.ProjectNotFound;
        }

        await db.Set<Session>().Where(s => s.Id == caller.SessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TeamId, project.TeamId).SetProperty(s => s.ProjectId, project.Id), cancellationToken);
        audit.Add("session.team_switched", caller.UserId, project.TeamId, caller.SessionId);
        await db.SaveChangesAsync(cancellationToken);
        var session = await db.Set<Session>().AsNoTracking().FirstAsync(s => s.Id == caller.SessionId, cancellationToken);
        return sessions.PairOf(session, (await accounts.FindAsync(caller.UserId, cancellationToken))!);
    }
}
