using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Accounts.Sessions;

/// <summary>Ends sessions, at once.</summary>
internal sealed class SessionEnding(IPlatformDb db, TimeProvider time)
{
    /// <summary>Ends one session of a user; false when there is none open of that id.</summary>
    public async Task<bool> EndAsync(string userId, string sessionId, SessionEnd reason, CancellationToken cancellationToken) =>
        await EndAsync(db.Set<Session>().Where(s => s.UserId == userId && s.Id == sessionId), reason, cancellationToken) == 1;

    /// <summary>Ends every session of a user, except perhaps one.</summary>
    public Task EndAllAsync(string userId, SessionEnd reason, string? exceptId, CancellationToken cancellationToken) =>
        EndAsync(db.Set<Session>().Where(s => s.UserId == userId && s.Id != exceptId), reason, cancellationToken);

    private Task<int> EndAsync(IQueryable<Session> sessions, SessionEnd reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return sessions.Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, reason), cancellationToken);
    }
}
