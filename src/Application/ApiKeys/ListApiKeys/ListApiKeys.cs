using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.ApiKeys.ListApiKeys;

/// <summary>Lists the caller's keys that are not revoked.</summary>
public sealed record ListApiKeys(PageRequest Page) : IRequest<Result<Page<ApiKeyItem>>>;

internal sealed class ListApiKeysHandler(IPlatformDb db, ICaller caller) : IRequestHandler<ListApiKeys, Result<Page<ApiKeyItem>>>
{
    public Task<Result<Page<ApiKeyItem>>> Handle(ListApiKeys request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        return db.Set<ApiKey>().AsNoTracking().Where(k => k.UserId == userId && k.RevokedAt == null)
            .ToPageAsync(request.Page, k => k.Id, ApiKeyItem.Of, cancellationToken);
    }
}
