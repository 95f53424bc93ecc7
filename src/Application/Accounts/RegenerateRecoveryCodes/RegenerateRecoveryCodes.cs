using FluentValidation;
using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.RegenerateRecoveryCodes;

/// <summary>Replaces the recovery codes, by a code of the app.</summary>
public sealed record RegenerateRecoveryCodes(string? Code) : IRequest<Result<IReadOnlyList<string>>>;

internal sealed class RegenerateRecoveryCodesValidator : AbstractValidator<RegenerateRecoveryCodes>
{
    public RegenerateRecoveryCodesValidator() => RuleFor(r => r.Code).Needed("code");
}

internal sealed class RegenerateRecoveryCodesHandler(IPlatformDb db, ICaller caller, SecondFactors factors, AuditLog audit)
    : IRequestHandler<RegenerateRecoveryCodes, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(RegenerateRecoveryCodes request, CancellationToken cancellationToken)
    {
        if (!await factors.TakeCodeAsync(caller.UserId, request.Code!, cancellationToken))
        {
            return AccountErrors.WrongNewCode;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var codes = await factors.NewRecoveryCodesAsync(caller.UserId, cancellationToken);
        audit.Add("second_factor.recovery_codes_replaced", caller.UserId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result<IReadOnlyList<string>>.Of(codes);
    }
}
