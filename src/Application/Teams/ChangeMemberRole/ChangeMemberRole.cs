using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ChangeMemberRole;

/// <summary>Gives a member another role.</summary>
public sealed record ChangeMemberRole(string TeamId, string UserId, TeamRole? Role) : IRequest<Result>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class ChangeMemberRoleValidator : AbstractValidator<ChangeMemberRole>
{
    public ChangeMemberRoleValidator() => RuleFor(r => r.Role).NotNull().OverridePropertyName("role").WithMessage("Missing required parameter: role");
}

internal sealed class ChangeMemberRoleHandler(IPlatformDb db, ICaller caller, AuditLog audit) : IRequestHandler<ChangeMemberRole, Result>
{
    public async Task<Result> Handle(ChangeMemberRole request, CancellationToken cancellationToken)
    {
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.TeamId == request.TeamId && m.UserId == request.UserId, cancellationToken);
        if (membership is null)
        {
            return TeamErrors.MemberNotFound;
        }

        if (membership.Become(request.Role!.Value).Error is { } error)
        {
            return error;
        }

        audit.Add("member.role_changed", caller.UserId, request.TeamId, request.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
