using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ConfirmSecondFactor;

/// <summary>Turns the second factor on by a first right code; gives the recovery codes.</summary>
public sealed record ConfirmSecondFactor(string? Code) : IRequest<Result<IReadOnlyList<string>>>;

internal sealed class ConfirmSecondFactorValidator : AbstractValidator<ConfirmSecondFactor>
{
    public ConfirmSecondFactorValidator() => RuleFor(r => r.Code).Needed("code");
}

internal sealed class ConfirmSecondFactorHandler(IPlatformDb db, ICaller caller, IAccounts accounts, SecondFactors factors, ISecretBox box, AuditLog audit, TimeProvider time)
    : IRequestHandler<ConfirmSecondFactor, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(ConfirmSecondFactor request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        var now = time.GetUtcNow();
        var factor = await db.Set<SecondFactor>().FirstOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt == null, cancellationToken);
        if (factor is null || Totp.Match(box.Open(factor.Sealed), request.Code!, now, factor.LastStep) is not { } step)
        {
            return AccountErrors.WrongNewCode;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        factor.Confirm(now, step);
        var codes = await factors.NewRecoveryCodesAsync(userId, cancellationToken);
        await accounts.SetTwoFactorAsync(userId, enabled: true, cancellationToken);
        audit.Add("second_factor.turned_on", userId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Of(codes);
    }
}
