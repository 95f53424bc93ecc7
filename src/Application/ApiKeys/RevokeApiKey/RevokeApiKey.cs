using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.ApiKeys.RevokeApiKey;

/// <summary>Ends a key at once.</summary>
public sealed record RevokeApiKey(string KeyId) : IRequest<Result>;

internal sealed class RevokeApiKeyHandler(IPlatformDb db, ICaller caller, AuditLog audit, TimeProvider time) : IRequestHandler<RevokeApiKey, Result>
{
    public async Task<Result> Handle(RevokeApiKey request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == request.KeyId && k.UserId == userId && k.RevokedAt == null, cancellationToken);
        if (key is null)
        {
            return ApiKeyErrors.NotFound;
        }

        key.Revoke(time.GetUtcNow());
        audit.Add("api_key.revoked", userId, key.TeamId, key.Id);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
