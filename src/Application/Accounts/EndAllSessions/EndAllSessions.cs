using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.EndAllSessions;

/// <summary>Ends every session of the caller, this one too.</summary>
public sealed record EndAllSessions : IRequest<Result>;

internal sealed class EndAllSessionsHandler(IPlatformDb db, ICaller caller, SessionEnding sessions, AuditLog audit) : IRequestHandler<EndAllSessions, Result>
{
    public async Task<Result> Handle(EndAllSessions request, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(caller.UserId, SessionEnd.SignedOut, exceptId: null, cancellationToken);
        audit.Add("session.all_ended", caller.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
