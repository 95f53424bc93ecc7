using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.VerifyEmail;

/// <summary>Confirms an address by the token that was mailed to it; makes the default team with its default project and key, and signs in.</summary>
public sealed record VerifyEmail(string Token) : IRequest<Result<TokenPair>>;

internal sealed class VerifyEmailHandler(IPlatformDb db, ITokenReader tokens, IAccounts accounts, SessionTokens sessions, NewAccounts newAccounts, TimeProvider time)
    : IRequestHandler<VerifyEmail, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(VerifyEmail request, CancellationToken cancellationToken)
    {
        if (await tokens.ReadAsync(request.Token, TokenKind.EmailConfirmation) is not { } claims)
        {
            return AccountErrors.InvalidToken;
        }

        // Two confirmations at once: the conditional updates let one of them through, whether they carry the same token or two. The account comes first, so that both
        // wait for the same row and neither for what the other holds.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (!await accounts.ConfirmAddressAsync(claims.UserId, claims.Email!, cancellationToken)
            || await db.Set<OneTimeToken>()
                .Where(t => t.Id == claims.Id && t.Kind == TokenKind.EmailConfirmation && t.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellationToken) == 0)
        {
            return AccountErrors.InvalidToken;
        }

        var account = (await accounts.FindAsync(claims.UserId, cancellationToken))!;
        var pair = await WelcomeAsync(account, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return pair;
    }

    private async Task<TokenPair> WelcomeAsync(Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var project = newAccounts.Welcome(account);

        // The confirmation's other tokens are void, and sessions from before speak for the new team from now on.
        await db.Set<OneTimeToken>()
            .Where(t => t.UserId == account.Id && t.Kind == TokenKind.EmailConfirmation && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellationToken);
        await db.Set<Session>()
            .Where(s => s.UserId == account.Id && s.TeamId == null && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TeamId, project.TeamId).SetProperty(s => s.ProjectId, project.Id), cancellationToken);
        return sessions.Start(account, project.TeamId, project.Id);
    }
}
