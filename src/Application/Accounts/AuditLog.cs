using Platform.Application.Ports;
using Platform.Domain.Audit;

namespace Platform.Application.Accounts;

/// <summary>Writes what matters for security into the present unit of work, so that it is kept if and only if the act is.</summary>
internal sealed class AuditLog(IPlatformDb db, IRequestOrigin origin, TimeProvider time)
{
    public void Add(string action, string? userId, string? teamId = null, string? target = null) =>
        db.Set<AuditEntry>().Add(AuditEntry.Of(time.GetUtcNow(), action, userId, teamId, target, origin.Address, origin.UserAgent));
}
