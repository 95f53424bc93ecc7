using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.TransferTeam;

/// <summary>Makes another member the owner.</summary>
public sealed record TransferTeam(string TeamId, string? UserId) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Owner;
}

internal sealed class TransferTeamValidator : AbstractValidator<TransferTeam>
{
    public TransferTeamValidator() => RuleFor(r => r.UserId).Needed("user_id");
}

internal sealed class TransferTeamHandler(IPlatformDb db, ICaller caller, AuditLog audit) : IRequestHandler<TransferTeam, Result>
{
    public async Task<Result> Handle(TransferTeam request, CancellationToken cancellationToken)
    {
        var members = await db.Set<Membership>().Where(m => m.TeamId == request.TeamId && (m.UserId == caller.UserId || m.UserId == request.UserId)).ToListAsync(cancellationToken);
        var owner = members.First(m => m.UserId == caller.UserId);
        if (members.FirstOrDefault(m => m.UserId == request.UserId && m != owner) is not { } heir)
        {
            return TeamErrors.MemberNotFound;
        }

        if (owner.TransferTo(heir).Error is { } error)
        {
            return error;
        }

        audit.Add("team.transferred", caller.UserId, request.TeamId, heir.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
