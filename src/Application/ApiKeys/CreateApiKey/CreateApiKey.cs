using FluentValidation;
using MediatR;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.ApiKeys.CreateApiKey;

/// <summary>Makes an API key for the caller's team and project.</summary>
/// <param name="Name">What the owner calls it.</param>
/// <param name="Scopes">What it may be used for; a key cannot make one that may do more than itself.</param>
/// <param name="ExpiresAt">Until when it is good; null for no end.</param>
public sealed record CreateApiKey(string? Name, Scopes Scopes, DateTimeOffset? ExpiresAt) : IRequest<Result<ApiKeyWithSecret>>;

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    public CreateApiKeyValidator(TimeProvider time)
    {
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", ApiKey.MaxNameLength);
        RuleFor(r => r.Scopes).Must(s => (s & Scopes.Full) != Scopes.None).OverridePropertyName("scopes").WithMessage("The value of scopes must hold at least one of leads, links, account.");
        RuleFor(r => r.ExpiresAt).Must(e => e is null || e > time.GetUtcNow()).OverridePropertyName("expires_at").WithMessage("The value of expires_at must be in the future.");
    }
}

internal sealed class CreateApiKeyHandler(IPlatformDb db, ICaller caller, IApiKeySecrets secrets, AuditLog audit, TimeProvider time)
    : IRequestHandler<CreateApiKey, Result<ApiKeyWithSecret>>
{
    public async Task<Result<ApiKeyWithSecret>> Handle(CreateApiKey request, CancellationToken cancellationToken)
    {
        var wanted = request.Scopes & Scopes.Full;
        if ((wanted & caller.Scopes) != wanted || (caller.Scopes.HasFlag(Scopes.ReadOnly) && !request.Scopes.HasFlag(Scopes.ReadOnly)))
        {
            return ApiKeyErrors.MoreThanOwn;
        }

        if (caller.TeamId is null || caller.ProjectId is null)
        {
            return ApiKeyErrors.NoTeam;
        }

        var key = ApiKey.Create(caller.UserId, caller.TeamId, caller.ProjectId, request.Name!.Trim(), request.Scopes, time.GetUtcNow(), request.ExpiresAt);
        db.Set<ApiKey>().Add(key);
        audit.Add("api_key.created", caller.UserId, key.TeamId, key.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new ApiKeyWithSecret(ApiKeyItem.Of(key), secrets.KeyOf(key));
    }
}
