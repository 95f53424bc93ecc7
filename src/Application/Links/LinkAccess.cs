using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Which links a caller may see: those of its team.</summary>
internal static class LinkAccess
{
    /// <summary>The links that a caller may see.</summary>
    public static IQueryable<Link> LinksOf(this IPlatformDb db, ICaller caller)
    {
        var team = caller.TeamId;
        return db.Set<Link>().Include(l => l.Batch).Where(l => l.TeamId == team);
    }

    /// <summary>One link; somebody else's is not found.</summary>
    public static async Task<Result<Link>> FindLinkAsync(this IPlatformDb db, ICaller caller, string linkId, CancellationToken cancellationToken) =>
        await db.LinksOf(caller).SingleOrDefaultAsync(l => l.Id == linkId, cancellationToken) is { } link ? link : LinkErrors.NotFound;
}
