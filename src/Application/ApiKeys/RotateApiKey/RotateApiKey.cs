using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.ApiKeys.RotateApiKey;

/// <summary>Gives a key another secret.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="OverlapSeconds">For how long the present secret stays good; nothing when it is not said, at most 30 days.</param>
public sealed record RotateApiKey(string KeyId, int? OverlapSeconds) : IRequest<Result<ApiKeyWithSecret>>;

internal sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKey>
{
    private const int MaxOverlapSeconds = 30 * 24 * 3600;

    public RotateApiKeyValidator() => RuleFor(r => r.OverlapSeconds).Must(s => s is null or (>= 0 and <= MaxOverlapSeconds))
        .OverridePropertyName("overlap_seconds").WithMessage($"The value of overlap_seconds must be between 0 and {MaxOverlapSeconds}.");
}

internal sealed class RotateApiKeyHandler(IPlatformDb db, ICaller caller, IApiKeySecrets secrets, AuditLog audit, TimeProvider time)
    : IRequestHandler<RotateApiKey, Result<ApiKeyWithSecret>>
{
    public async Task<Result<ApiKeyWithSecret>> Handle(RotateApiKey request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == request.KeyId && k.UserId == userId, cancellationToken);
        if (key is null)
        {
            return ApiKeyErrors.NotFound;
        }

        // The new secret is shown to whoever rotates, so it must not open more than they may do already.
        if ((key.Scopes & Scopes.Full & ~caller.Scopes) != Scopes.None)
        {
            return ApiKeyErrors.MoreThanOwn;
        }

        if (key.Rotate(time.GetUtcNow(), TimeSpan.FromSeconds(request.OverlapSeconds ?? 0)).Error is { } error)
        {
            return error;
        }

        audit.Add("api_key.rotated", userId, key.TeamId, key.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new ApiKeyWithSecret(ApiKeyItem.Of(key), secrets.KeyOf(key));
    }
}
