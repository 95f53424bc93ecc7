using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.AuthenticateUser;

/// <summary>Gives the account's API key for its address and password, and the code of its second factor where it has one.</summary>
public sealed record AuthenticateUser(string? Email, string? Password, string? Code) : IRequest<Result<AuthenticatedUser>>;

/// <summary>The account and its key.</summary>
/// <param name="ApiSecretKey">The same at each sign-in until it is rotated.</param>
/// <param name="Email">The account's address.</param>
/// <param name="Name">The account's name.</param>
public sealed record AuthenticatedUser(string ApiSecretKey, string Email, string Name);

internal sealed class AuthenticateUserValidator : AbstractValidator<AuthenticateUser>
{
    public AuthenticateUserValidator()
    {
        RuleFor(r => r.Email).Needed("email");
        RuleFor(r => r.Password).Needed("password");
    }
}

internal sealed class AuthenticateUserHandler(IPlatformDb db, IAccounts accounts, SecondFactors factors, IApiKeySecrets secrets, HomeTeam homes, AuditLog audit, TimeProvider time)
    : IRequestHandler<AuthenticateUser, Result<AuthenticatedUser>>
{
    public async Task<Result<AuthenticatedUser>> Handle(AuthenticateUser request, CancellationToken cancellationToken)
    {
        var check = await accounts.CheckPasswordAsync(request.Email!, request.Password!, cancellationToken);
        if (check.Error is not null)
        {
            return check.Error;
        }

        if (check.Value is not { EmailConfirmed: true } account || !(await factors.CheckAsync(account, request.Code, cancellationToken)).IsSuccess)
        {
            return AccountErrors.NotAuthenticated;
        }

        var now = time.GetUtcNow();
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.UserId == account.Id && k.IsDefault && k.RevokedAt == null, cancellationToken);
        if (key is null)
        {
            // The one from before was revoked: the account gets another.
            if (await homes.OfAsync(account.Id, cancellationToken) is not { } home)
            {
                return AccountErrors.NotAuthenticated;
            }

            key = ApiKey.Create(account.Id, home.TeamId, home.Id, "Default key", Scopes.Full, now, isDefault: true);
            db.Set<ApiKey>().Add(key);
        }

        audit.Add("api_key.shown", account.Id, key.TeamId, key.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new AuthenticatedUser(secrets.KeyOf(key), account.Email, account.Name);
    }
}
