using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Refresh;

/// <summary>Replaces the tokens of a session. A token that was replaced before ends the session.</summary>
/// <param name="UserToken">The present user token, perhaps expired.</param>
public sealed record Refresh(string? UserToken) : IRequest<Result<TokenPair>>;

internal sealed class RefreshHandler(
    IPlatformDb db, ITokenReader tokens, IAccounts accounts, SessionTokens sessions, SessionOptions options, AuditLog audit, TimeProvider time)
    : IRequestHandler<Refresh, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(Refresh request, CancellationToken cancellationToken)
    {
        if (request.UserToken is not { } token || await tokens.ReadAsync(token, TokenKind.User, acceptExpired: true) is not { } claims)
        {
            return AccountErrors.InvalidUserToken;
        }

        var now = time.GetUtcNow();
        var rotated = false;
        while (await FindAsync(claims, cancellationToken) is { } session)
        {
            switch (session.Judge(claims.Id, now, options.TokenLifetime + options.IdleLimit, options.RaceWindow))
            {
                case RefreshVerdict.Rotate when !rotated:
                    // Of two refreshes at once one wins the update; the other finds itself the direct predecessor when it looks again.
                    await RotateAsync(session, claims.Id, now, cancellationToken);
                    rotated = true;
                    continue;
                case RefreshVerdict.RepeatSuccessor:
                    var account = await accounts.FindAsync(session.UserId, cancellationToken);
                    return account is null ? AccountErrors.SessionOver : sessions.PairOf(session, account);
                case RefreshVerdict.Reuse:
                    await EndAsync(session, now, cancellationToken);
                    return AccountErrors.SessionOver;
                default:
                    return AccountErrors.SessionOver;
            }
        }

        return AccountErrors.SessionOver;
    }

    private Task<Session?> FindAsync(TokenClaims claims, CancellationToken cancellationToken) =>
        db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == claims.SessionId && s.UserId == claims.UserId, cancellationToken);

    private Task<int> RotateAsync(Session session, string tokenId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = SessionTokens.NewTokenId();
        return db.Set<Session>()
            .Where(s => s.Id == session.Id && s.TokenId == tokenId && s.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.PreviousTokenId, tokenId).SetProperty(s => s.TokenId, next).SetProperty(s => s.RotatedAt, now),
                cancellationToken);
    }

    private async Task EndAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Set<Session>()
            .Where(s => s.Id == session.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.TokenReused), cancellationToken);
        audit.Add("session.token_reused", session.UserId, session.TeamId, session.Id);
        await db.SaveChangesAsync(cancellationToken);
    }
}
