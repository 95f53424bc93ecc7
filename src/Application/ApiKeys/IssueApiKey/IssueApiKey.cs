using FluentValidation;
using MediatR;
using Platform.Application.Accounts;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.ApiKeys.IssueApiKey;

/// <summary>Makes an API key for somebody's team and project on the operator's word. Only for the command line; customers make theirs signed in.</summary>
/// <param name="Email">Address of the account.</param>
/// <param name="Name">What the key is called.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="ExpiresAt">Until when it is good; null for no end.</param>
public sealed record IssueApiKey(string? Email, string? Name, Scopes Scopes, DateTimeOffset? ExpiresAt) : IRequest<Result<ApiKeyWithSecret>>;

internal sealed class IssueApiKeyValidator : AbstractValidator<IssueApiKey>
{
    public IssueApiKeyValidator(TimeProvider time)
    {
        RuleFor(r => r.Email).Cascade(CascadeMode.Stop).Needed("email").Address();
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", ApiKey.MaxNameLength);
        RuleFor(r => r.Scopes).Must(s => (s & Scopes.Full) != Scopes.None).OverridePropertyName("scopes").WithMessage("The value of scopes must hold at least one of leads, links, account.");
        RuleFor(r => r.ExpiresAt).Must(e => e is null || e > time.GetUtcNow()).OverridePropertyName("expires_at").WithMessage("The value of expires_at must be in the future.");
    }
}

internal sealed class IssueApiKeyHandler(IPlatformDb db, IAccounts accounts, HomeTeam home, IApiKeySecrets secrets, AuditLog audit, TimeProvider time)
    : IRequestHandler<IssueApiKey, Result<ApiKeyWithSecret>>
{
    public async Task<Result<ApiKeyWithSecret>> Handle(IssueApiKey request, CancellationToken cancellationToken)
    {
        if (await accounts.FindByEmailAsync(request.Email!, cancellationToken) is not { } account)
        {
            return ApiKeyErrors.NoAccount;
        }

        if (await home.OfAsync(account.Id, cancellationToken) is not { } project)
        {
            return ApiKeyErrors.NoTeam;
        }

        var key = ApiKey.Create(account.Id, project.TeamId, project.Id, request.Name!.Trim(), request.Scopes, time.GetUtcNow(), request.ExpiresAt);
        db.Set<ApiKey>().Add(key);
        audit.Add("api_key.created", account.Id, key.TeamId, key.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new ApiKeyWithSecret(ApiKeyItem.Of(key), secrets.KeyOf(key));
    }
}
