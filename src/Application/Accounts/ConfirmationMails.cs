using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Accounts;

/// <summary>Mails with the link that confirms an address, as part of the present unit of work.</summary>
internal sealed class ConfirmationMails(IPlatformDb db, ITokenIssuer issuer, IMailOutbox outbox, IPublicUrl publicUrl, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public void Add(Account account)
    {
        var now = time.GetUtcNow();
        var id = Guid.NewGuid().ToString("N");
        var token = issuer.Issue(new TokenClaims
        {
            Kind = TokenKind.EmailConfirmation,
            UserId = account.Id,
            Id = id,
            SessionId = id,
            IssuedAt = now,
            ExpiresAt = now + Lifetime,
            Email = account.Email,
        });
        db.Set<OneTimeToken>().Add(OneTimeToken.For(id, account.Id, TokenKind.EmailConfirmation, now, now + Lifetime));
        outbox.Add(MailText.Letter(
            account.Email,
            "Confirm your address",
            account.Name,
            ["please confirm that this address is yours. The link is good for one day and can be used once:"],
            ("Confirm the address", publicUrl.For($"/api/verify-email/{token}")),
            "If you did not register, do nothing: without this confirmation nothing happens."));
    }
}
