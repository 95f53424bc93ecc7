using Microsoft.EntityFrameworkCore;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Workflows that were run some time ago, and counts of past days. Links themselves are looked after by <see cref="OldLinks"/>.</summary>
internal sealed class FinishedLinkTasks(IPlatformDb db, TimeProvider time) : IHousekeepingTask
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public string Name => "link_tasks";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - Keep;
        return await db.Set<LinkTask>().Where(t => t.DoneAt < until).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<LinkMailDay>().Where(d => d.Day < until).ExecuteDeleteAsync(cancellationToken);
    }
}
