using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Links.GetLink;

/// <summary>One link with its events.</summary>
public sealed record GetLink(string LinkId) : IRequest<Result<LinkItem>>;

internal sealed class GetLinkHandler(IPlatformDb db, ICaller caller, TimeProvider time) : IRequestHandler<GetLink, Result<LinkItem>>
{
    public async Task<Result<LinkItem>> Handle(GetLink request, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(caller, request.LinkId, cancellationToken);
        return link.Error is { } error ? error : LinkItem.Of(link.Value, time.GetUtcNow());
    }
}
