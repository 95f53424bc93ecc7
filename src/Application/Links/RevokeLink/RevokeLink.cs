using MediatR;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Links;

namespace Platform.Application.Links.RevokeLink;

/// <summary>Takes a link back: from now on it opens nothing. A second time changes nothing.</summary>
public sealed record RevokeLink(string LinkId) : IRequest<Result<LinkItem>>;

internal sealed class RevokeLinkHandler(IPlatformDb db, ICaller caller, AuditLog audit, IWorkStore work, TimeProvider time) : IRequestHandler<RevokeLink, Result<LinkItem>>
{
    // Who opens the link or hands something in at the same moment changes it too.
    private const int MostTries = 10;

    public async Task<Result<LinkItem>> Handle(RevokeLink request, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var found = await db.FindLinkAsync(caller, request.LinkId, cancellationToken);
            if (found.Error is { } error)
            {
                return error;
            }

            var link = found.Value;
            if (link.Revoke(time.GetUtcNow()))
            {
                audit.Add("link.revoked", caller.UserId, link.TeamId, link.Id);
            }

            if ((await work.CommitAsync([], cancellationToken)).IsSuccess)
            {
                return LinkItem.Of(link, time.GetUtcNow());
            }

            db.Discard();
        }

        return LinkErrors.ChangedMeanwhile;
    }
}
