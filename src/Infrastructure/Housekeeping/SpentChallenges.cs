using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Infrastructure.Captcha;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Housekeeping;

/// <summary>Solved challenges whose time is over.</summary>
internal sealed class SpentChallenges(PlatformDbContext db, TimeProvider time) : IHousekeepingTask
{
    public string Name => "challenges";

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<SpentChallenge>().Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
