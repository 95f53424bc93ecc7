using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.AcceptInvitation;

/// <summary>Joins a team by the token of an invitation, which must be for the address of the caller.</summary>
public sealed record AcceptInvitation(string? Token) : IRequest<Result<TeamItem>>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator() => RuleFor(r => r.Token).Needed("token");
}

internal sealed class AcceptInvitationHandler(IPlatformDb db, ICaller caller, ITokenReader tokens, AuditLog audit, TimeProvider time) : IRequestHandler<AcceptInvitation, Result<TeamItem>>
{
    public async Task<Result<TeamItem>> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        if (await tokens.ReadAsync(request.Token!, TokenKind.Invitation) is not { } claims)
        {
            return AccountErrors.InvalidToken;
        }

        if (!string.Equals(claims.Email, caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            return TeamErrors.OtherAddress;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var open = db.Set<Invitation>().Where(i => i.Id == claims.SessionId && i.ClosedAt == null && i.ExpiresAt > now);
        var invitation = await open.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (invitation is null || await open.ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedAt, now), cancellationToken) == 0)
        {
            return AccountErrors.InvalidToken;
        }

        var team = await db.Set<Team>().FirstAsync(t => t.Id == invitation.TeamId, cancellationToken);
        if (await db.Set<Membership>().AnyAsync(m => m.TeamId == team.Id && m.UserId == caller.UserId, cancellationToken))
        {
            return TeamErrors.AlreadyMember;
        }

        db.Set<Membership>().Add(Membership.Of(team.Id, caller.UserId, invitation.Role, now));
        audit.Add("member.joined", caller.UserId, team.Id, caller.UserId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TeamItem.Of(team, invitation.Role);
    }
}
