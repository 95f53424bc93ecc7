using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.EndSession;

/// <summary>Ends one of the caller's sessions.</summary>
public sealed record EndSession(string SessionId) : IRequest<Result>;

internal sealed class EndSessionHandler(IPlatformDb db, ICaller caller, SessionEnding sessions, AuditLog audit) : IRequestHandler<EndSession, Result>
{
    public async Task<Result> Handle(EndSession request, CancellationToken cancellationToken)
    {
        if (!await sessions.EndAsync(caller.UserId, request.SessionId, SessionEnd.SignedOut, cancellationToken))
        {
            return AccountErrors.SessionNotFound;
        }

        audit.Add("session.ended", caller.UserId, target: request.SessionId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
