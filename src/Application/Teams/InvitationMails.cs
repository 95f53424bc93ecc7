using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Teams;

namespace Platform.Application.Teams;

/// <summary>Mails with the link of an invitation, as part of the present unit of work.</summary>
internal sealed class InvitationMails(ITokenIssuer issuer, IMailOutbox outbox, IPublicUrl publicUrl)
{
    public void Add(Invitation invitation, Team team, Account inviter)
    {
        var token = issuer.Issue(new TokenClaims
        {
            Kind = TokenKind.Invitation,
            UserId = inviter.Id,
            Id = Guid.NewGuid().ToString("N"),
            SessionId = invitation.Id,
            IssuedAt = invitation.CreatedAt,
            ExpiresAt = invitation.ExpiresAt,
            Email = invitation.Email,
            TeamId = team.Id,
        });
        outbox.Add(MailText.Letter(
            invitation.Email,
            "You are invited to a team",
            invitation.Email.Split('@')[0],
            [$"{inviter.Name} ({inviter.Email}) invites you to the team \"{team.Name}\". The link is good for seven days:"],
            ("Join the team", publicUrl.For($"/invitation.html?token={token}")),
            "If you do not know who this is, do nothing."));
    }
}
