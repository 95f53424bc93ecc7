using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.InviteMember;

/// <summary>Invites somebody by mail.</summary>
public sealed record InviteMember(string TeamId, string? Email, TeamRole? Role) : IRequest<Result<InvitationItem>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator() => RuleFor(r => r.Email).Cascade(CascadeMode.Stop).Needed("email").Address();
}

internal sealed class InviteMemberHandler(IPlatformDb db, ICaller caller, IAccounts accounts, InvitationMails mails, AuditLog audit, TimeProvider time) : IRequestHandler<InviteMember, Result<InvitationItem>>
{
    public async Task<Result<InvitationItem>> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        _ = EmailAddress.TryNormalise(request.Email, out var email);
        if (await accounts.FindByEmailAsync(email!, cancellationToken) is { } known
            && await db.Set<Membership>().AnyAsync(m => m.TeamId == request.TeamId && m.UserId == known.Id, cancellationToken))
        {
            return TeamErrors.AlreadyMember;
        }

        var created = Invitation.Create(request.TeamId, email!, request.Role ?? TeamRole.Member, caller.UserId, time.GetUtcNow());
        if (created.Error is not null)
        {
            return created.Error;
        }

        var team = await db.Set<Team>().AsNoTracking().FirstAsync(t => t.Id == request.TeamId, cancellationToken);
        var inviter = (await accounts.FindAsync(caller.UserId, cancellationToken))!;
        db.Set<Invitation>().Add(created.Value);
        mails.Add(created.Value, team, inviter);
        audit.Add("member.invited", caller.UserId, request.TeamId, created.Value.Id);
        await db.SaveChangesAsync(cancellationToken);
        return InvitationItem.Of(created.Value);
    }
}
