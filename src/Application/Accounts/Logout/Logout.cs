using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Logout;

/// <summary>Ends the session that the caller's token belongs to.</summary>
public sealed record Logout : IRequest<Result>;

internal sealed class LogoutHandler(IPlatformDb db, ICaller caller, SessionEnding sessions, AuditLog audit) : IRequestHandler<Logout, Result>
{
    public async Task<Result> Handle(Logout request, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(caller.UserId, caller.SessionId, SessionEnd.SignedOut, cancellationToken);
        audit.Add("session.ended", caller.UserId, target: caller.SessionId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
