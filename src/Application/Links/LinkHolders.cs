using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;
using Platform.Domain.Teams;

namespace Platform.Application.Links;

/// <summary>Finds the link that somebody holds, by its token and nothing else.</summary>
internal sealed class LinkHolders(IPlatformDb db, ITokenReader tokens, TimeProvider time)
{
    /// <summary>The link; an error for a token that is none, a link that is gone, expired or was taken back.</summary>
    public async Task<Result<Link>> FindAsync(string? token, CancellationToken cancellationToken)
    {
        // An expired token still tells which link it is; whether that is over is for the link to say.
        if (string.IsNullOrEmpty(token) || await tokens.ReadAsync(token, TokenKind.Link, acceptExpired: true) is not { } claims)
        {
            return LinkErrors.InvalidToken;
        }

        if (await db.Set<Link>().Include(l => l.Batch).SingleOrDefaultAsync(l => l.Id == claims.Id, cancellationToken) is not { } link)
        {
            return LinkErrors.NotFound;
        }

        return link.StateAt(time.GetUtcNow()) switch
        {
            LinkState.Expired => LinkErrors.Expired(await TeamNameAsync(link, cancellationToken)),
            LinkState.Revoked => LinkErrors.Revoked(await TeamNameAsync(link, cancellationToken)),
            _ => link,
        };
    }

    /// <summary>Name of the team that invites.</summary>
    public Task<string?> TeamNameAsync(Link link, CancellationToken cancellationToken) =>
        db.Set<Team>().Where(t => t.Id == link.TeamId).Select(t => t.Name).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The latest file that was handed in through the link and still exists.</summary>
    public Task<LeadFile?> FileAsync(Link link, CancellationToken cancellationToken) =>
        db.Set<LeadFile>().AsNoTracking().Where(f => f.LinkId == link.Id && f.TeamId == link.TeamId).OrderByDescending(f => f.Id).FirstOrDefaultAsync(cancellationToken);
}
