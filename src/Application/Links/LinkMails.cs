using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Notes what became of the mail with a link; what else may happen to the link at that moment is not in its way.</summary>
internal sealed class LinkMails(IPlatformDb db) : INotificationHandler<MailLeft>, INotificationHandler<MailGivenUp>
{
    public Task Handle(MailLeft notification, CancellationToken cancellationToken)
    {
        var (about, at) = notification;
        return db.Set<Link>().Where(l => l.Id == about && l.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, at), cancellationToken);
    }

    public Task Handle(MailGivenUp notification, CancellationToken cancellationToken)
    {
        var (about, at) = notification;
        return db.Set<Link>().Where(l => l.Id == about && l.UndeliveredAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UndeliveredAt, at), cancellationToken);
    }
}
