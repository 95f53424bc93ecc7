using FluentValidation;
using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Login;

/// <summary>Signs in.</summary>
public sealed record Login(string? Email, string? Password) : IRequest<Result<TokenPair>>;

internal sealed class LoginValidator : AbstractValidator<Login>
{
    public LoginValidator()
    {
        RuleFor(r => r.Email).Needed("email");
        RuleFor(r => r.Password).Needed("password");
    }
}

internal sealed class LoginHandler(IPlatformDb db, IAccounts accounts, SessionTokens sessions, AuditLog audit) : IRequestHandler<Login, Result<TokenPair>>
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

        var tokens = await sessions.StartAsync(account, cancellationToken);
        audit.Add("session.started", account.Id);
        await db.SaveChangesAsync(cancellationToken);
        return tokens;
    }
}
