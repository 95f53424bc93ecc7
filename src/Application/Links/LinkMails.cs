using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Notes that the mail with a link has left; what else may happen to the link at that moment is not in its way.</summary>
internal sealed class LinkMails(IPlatformDb db) : INotificationHandler<MailLeft>
{
    public Task Handle(MailLeft notification, CancellationToken cancellationToken)
    {
        var (about, at) = notification;
        return db.Set<Link>().Where(l => l.Id == about && l.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, at), cancellationToken);
    }
}
