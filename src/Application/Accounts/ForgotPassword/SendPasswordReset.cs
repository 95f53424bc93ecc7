using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ForgotPassword;

/// <summary>Looks at a request for a new password: mails the link when there is such an account, and takes the request away.</summary>
public sealed record SendPasswordReset(string RequestId) : IRequest<Result>;

internal sealed class SendPasswordResetHandler(IPlatformDb db, IAccounts accounts, ITokenIssuer issuer, IMailOutbox outbox, IPublicUrl publicUrl, AuditLog audit, TimeProvider time)
    : IRequestHandler<SendPasswordReset, Result>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public async Task<Result> Handle(SendPasswordReset request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await db.Set<ResetRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.RequestId, cancellationToken);

        // Of several servers one takes the request away and goes on.
        if (found is null || await db.Set<ResetRequest>().Where(r => r.Id == found.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return Result.Success;
        }

        if (await accounts.FindByEmailAsync(found.Email, cancellationToken) is { } account)
        {
            Add(account);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }

    private void Add(Account account)
    {
        var now = time.GetUtcNow();
        var id = Guid.NewGuid().ToString("N");
        var token = issuer.Issue(new TokenClaims
        {
            Kind = TokenKind.PasswordReset,
            UserId = account.Id,
            Id = id,
            SessionId = id,
            IssuedAt = now,
            ExpiresAt = now + Lifetime,
        });
        db.Set<OneTimeToken>().Add(OneTimeToken.For(id, account.Id, TokenKind.PasswordReset, now, now + Lifetime));
        audit.Add("account.reset_requested", account.Id);
        outbox.Add(MailText.Letter(
            account.Email,
            "Choose a new password",
            account.Name,
            ["somebody, probably you, asked for a new password. The link is good for one hour and can be used once:"],
            ("Choose a new password", publicUrl.For($"/reset.html?token={token}")),
            "If it was not you, do nothing: your password stays as it is."));
    }
}
