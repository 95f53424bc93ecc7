using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.TurnOffSecondFactor;

/// <summary>Turns the second factor off, by the password and a code of the app or a recovery code.</summary>
public sealed record TurnOffSecondFactor(string? Password, string? Code) : IRequest<Result>;

internal sealed class TurnOffSecondFactorValidator : AbstractValidator<TurnOffSecondFactor>
{
    public TurnOffSecondFactorValidator()
    {
        RuleFor(r => r.Password).Needed("password");
        RuleFor(r => r.Code).Needed("code");
    }
}

internal sealed class TurnOffSecondFactorHandler(IPlatformDb db, ICaller caller, IAccounts accounts, SecondFactors factors, AuditLog audit) : IRequestHandler<TurnOffSecondFactor, Result>
{
    public async Task<Result> Handle(TurnOffSecondFactor request, CancellationToken cancellationToken)
    {
        var check = await accounts.CheckPasswordAsync(caller.Email, request.Password!, cancellationToken);
        if (check.Error is not null)
        {
            return check.Error;
        }

        if (check.Value is not { TwoFactorEnabled: true } account || !(await factors.CheckAsync(account, request.Code, cancellationToken)).IsSuccess)
        {
            return AccountErrors.WrongPasswordOrCode;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<SecondFactor>().Where(f => f.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RecoveryCode>().Where(c => c.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await accounts.SetTwoFactorAsync(account.Id, enabled: false, cancellationToken);
        audit.Add("second_factor.turned_off", account.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
