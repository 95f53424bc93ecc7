using FluentValidation;
using MediatR;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ChangePassword;

/// <summary>Sets a new password for the caller, who knows the old one; ends the caller's other sessions.</summary>
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword) : IRequest<Result>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.CurrentPassword).Needed("current_password");
        RuleFor(r => r.NewPassword).Needed("new_password");
    }
}

internal sealed class ChangePasswordHandler(ICaller caller, IAccounts accounts, NewPasswords passwords) : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var check = await accounts.CheckPasswordAsync(caller.Email, request.CurrentPassword!, cancellationToken);
        if (check.Error is not null)
        {
            return check.Error;
        }

        return check.Value is { } account
            ? await passwords.SetAsync(account, request.NewPassword!, "new_password", exceptSessionId: caller.SessionId, redeem: null, cancellationToken)
            : AccountErrors.WrongPassword;
    }
}
