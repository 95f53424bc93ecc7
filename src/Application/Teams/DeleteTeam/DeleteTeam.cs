using MediatR;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.DeleteTeam;

/// <summary>Deletes a team with all that belongs to it.</summary>
public sealed record DeleteTeam(string TeamId) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Owner;
}

internal sealed class DeleteTeamHandler(IPlatformDb db, ICaller caller, TeamErasure erasure, AuditLog audit) : IRequestHandler<DeleteTeam, Result>
{
    public async Task<Result> Handle(DeleteTeam request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await erasure.EraseAsync(request.TeamId, cancellationToken);
        audit.Add("team.deleted", caller.UserId, teamId: null, request.TeamId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await erasure.FinishAsync([request.TeamId]);
        return Result.Success;
    }
}
