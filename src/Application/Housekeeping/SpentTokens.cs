using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Housekeeping;

/// <summary>Tokens of mails that were used or ran out; without its row a token is good for nothing.</summary>
internal sealed class SpentTokens(IPlatformDb db, TimeProvider time) : IHousekeepingTask
{
    public string Name => "one-time tokens";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<OneTimeToken>().Where(t => t.UsedAt != null || t.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
