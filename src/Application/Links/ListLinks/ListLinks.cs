using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Links.ListLinks;

/// <summary>The links of the caller's team, newest first.</summary>
/// <param name="Page">Which part.</param>
/// <param name="Email">Only those for this address, letter for letter; null for all.</param>
public sealed record ListLinks(PageRequest Page, string? Email) : IRequest<Result<Page<LinkItem>>>;

internal sealed class ListLinksHandler(IPlatformDb db, ICaller caller, TimeProvider time) : IRequestHandler<ListLinks, Result<Page<LinkItem>>>
{
    public Task<Result<Page<LinkItem>>> Handle(ListLinks request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var links = db.LinksOf(caller).AsNoTracking();
        return (string.IsNullOrEmpty(request.Email) ? links : links.Where(l => l.Email == request.Email))
            .ToPageAsync(request.Page, l => l.Id, link => LinkItem.Of(link, now), cancellationToken);
    }
}
