using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Identity;

/// <summary>Puts requests for new passwords into their table, and wakes who looks at them.</summary>
internal sealed class ResetRequests(PlatformDbContext db, Signal<ResetRequestWorker> signal, TimeProvider time) : IResetRequests
{
    public void Add(string email)
    {
        var now = time.GetUtcNow();
        db.Set<ResetRequest>().Add(ResetRequest.For(Identifiers.New("reset", now), email, now));
        db.SavedChanges += (_, _) => signal.Set();
    }
}
