using Microsoft.EntityFrameworkCore;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;
using Platform.Domain.Mail;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Housekeeping;

/// <summary>Mails that were sent or given up.</summary>
internal sealed class SentMail(PlatformDbContext db, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "mails";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.KeepMail;
        return db.Set<OutgoingMail>().Where(m => m.DueAt == null && (m.SentAt ?? m.CreatedAt) < until).ExecuteDeleteAsync(cancellationToken);
    }
}
