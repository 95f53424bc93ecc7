using FluentValidation;
using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Login;

/// <summary>Signs in.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">Its password.</param>
/// <param name="Code">Code of the second factor, where there is one.</param>
public sealed record Login(string? Email, string? Password, string? Code) : IRequest<Result<TokenPair>>;

internal sealed class LoginValidator : AbstractValidator<Login>
{
    public LoginValidator()
    {
        RuleFor(r => r.Email).Needed("email");
        RuleFor(r => r.Password).Needed("password");
    }
}

internal sealed class LoginHandler(IPlatformDb db, IAccounts accounts, SecondFactors factors, SessionTokens sessions, NewDeviceNotice notice, AuditLog audit)
    : IRequestHandler<Login, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(Login request, CancellationToken cancellationToken)
    {
        var check = await accounts.CheckPasswordAsync(request.Email!, request.Password!, cancellationToken);
        if (check.Error is not null)
        {
            return check.Error;
        }

        if (check.Value is not { } account)
        {
            return AccountErrors.InvalidCredentials;
        }

        if ((await factors.CheckAsync(account, request.Code, cancellationToken)).Error is { } refusal)
        {
            return refusal;
        }

        await notice.AddIfNewAsync(account, cancellationToken);
        var tokens = await sessions.StartAsync(account, cancellationToken);
        audit.Add("session.started", account.Id);
        await db.SaveChangesAsync(cancellationToken);
        return tokens;
    }
}
