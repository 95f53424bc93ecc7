using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Links;
using Platform.Domain.Teams;

namespace Platform.Application.Links.Workflows;

/// <summary><c>send-email</c>: each recipient gets a mail with the link. A link is <c>sent</c> once its mail is with the mail server.</summary>
internal sealed class SendEmailWorkflow(IPlatformDb db, IAccounts accounts, LinkAddresses addresses, IMailOutbox outbox, TimeProvider time) : ILinkWorkflow
{
    public const string WorkflowName = "send-email";

    public string Name => WorkflowName;

    public bool Wants(LinkMoment moment, LinkBatch batch) => moment == LinkMoment.Created;

    public async Task<IReadOnlyList<Work>> RunAsync(LinkOccasion occasion, CancellationToken cancellationToken)
    {
        var batch = occasion.Batch;
        var now = time.GetUtcNow();
        var inviter = await accounts.FindAsync(batch.UserId, cancellationToken);
        if (inviter is null || await db.Set<Team>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == batch.TeamId, cancellationToken) is not { } team)
        {
            return [];
        }

        var links = await db.Set<Link>().AsNoTracking().Include(l => l.Batch).Where(l => l.BatchId == batch.Id).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        foreach (var link in links.Where(l => l.StateAt(now) is LinkState.Created or LinkState.Opened))
        {
            outbox.Add(Letter(link, inviter, team), link.Id);
        }

        return [];
    }

    private MailMessage Letter(Link link, Account inviter, Team team)
    {
        var purpose = link.Batch.Site.Length == 0 ? string.Empty : $", for: {link.Batch.Site}";
        var files = link.Batch.UsesAllowed == 1 ? "once" : $"for {link.Batch.UsesAllowed} files";
        return MailText.Letter(
            link.Email,
            "You are asked for a lead list",
            link.Email.Split('@')[0],
            [
                $"{inviter.Name} ({inviter.Email}) of \"{team.Name}\" asks you to hand in a list of leads{purpose}.",
                $"Open the link to hand in the file (CSV or XLSX). It can be used {files}, until {link.Batch.ExpiresAt:yyyy-MM-dd HH:mm} UTC:",
            ],
            ("Hand in the file", addresses.Of(link, team.Slug)),
            "The link is for you alone. If you do not know who this is, do nothing.");
    }
}
