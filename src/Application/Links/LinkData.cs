using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>The application links that the person made.</summary>
internal sealed class LinkData(IPlatformDb db, TimeProvider time) : IPersonalData
{
    public string Name => "links";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return (await db.Set<Link>().AsNoTracking().Include(l => l.Batch).Where(l => l.Batch.UserId == userId).OrderBy(l => l.Id).ToListAsync(cancellationToken))
            .ConvertAll(l => LinkItem.Of(l, now));
    }
}
