using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ResendEmailVerification;

/// <summary>Mails the confirmation again, at most once a minute, and gives the session's present tokens.</summary>
/// <param name="Captcha">Answer to a captcha.</param>
public sealed record ResendEmailVerification(string? Captcha) : IRequest<Result<TokenPair>>;

internal sealed class ResendEmailVerificationHandler(
    IPlatformDb db, ICaller caller, IAccounts accounts, ICaptcha captcha, SessionTokens sessions, ConfirmationMails mails, TimeProvider time)
    : IRequestHandler<ResendEmailVerification, Result<TokenPair>>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task<Result<TokenPair>> Handle(ResendEmailVerification request, CancellationToken cancellationToken)
    {
        if (!await captcha.IsSolvedAsync(request.Captcha, cancellationToken))
        {
            return AccountErrors.WrongCaptcha;
        }

        var account = (await accounts.FindAsync(caller.UserId, cancellationToken))!;
        var session = await db.Set<Session>().AsNoTracking().FirstAsync(s => s.Id == caller.SessionId, cancellationToken);
        if (!account.EmailConfirmed)
        {
            if (!await accounts.TryClaimResendAsync(account.Id, time.GetUtcNow(), Pause, cancellationToken))
            {
                return new Error("mail_sent_recently", "The mail was sent less than a minute ago.", ErrorKind.TooManyRequests) { RetryAfter = Pause };
            }

            mails.Add(account);
            await db.SaveChangesAsync(cancellationToken);
        }

        return sessions.PairOf(session, account);
    }
}
