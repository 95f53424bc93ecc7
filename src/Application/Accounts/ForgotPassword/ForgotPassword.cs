using FluentValidation;
using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ForgotPassword;

/// <summary>Asks for a mail with which a new password can be chosen. Does the same whether or not the account exists.</summary>
public sealed record ForgotPassword(string? Email) : IRequest<Result>;

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPassword>
{
    public ForgotPasswordValidator() => RuleFor(r => r.Email).Cascade(CascadeMode.Stop).Needed("email").Address();
}

internal sealed class ForgotPasswordHandler(IPlatformDb db, IResetRequests requests) : IRequestHandler<ForgotPassword, Result>
{
    public async Task<Result> Handle(ForgotPassword request, CancellationToken cancellationToken)
    {
        _ = EmailAddress.TryNormalise(request.Email, out var email);
        requests.Add(email!);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
