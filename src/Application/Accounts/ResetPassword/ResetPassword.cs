using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ResetPassword;

/// <summary>Sets a new password by the token that was mailed; ends every session of the account.</summary>
public sealed record ResetPassword(string? Token, string? NewPassword) : IRequest<Result>;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(r => r.Token).Needed("token");
        RuleFor(r => r.NewPassword).Needed("newPassword");
    }
}

internal sealed class ResetPasswordHandler(IPlatformDb db, ITokenReader tokens, IAccounts accounts, NewPasswords passwords, TimeProvider time) : IRequestHandler<ResetPassword, Result>
{
    public async Task<Result> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        if (await tokens.ReadAsync(request.Token!, TokenKind.PasswordReset) is not { } claims
            || await accounts.FindAsync(claims.UserId, cancellationToken) is not { } account
            || !await db.Set<OneTimeToken>().AnyAsync(t => t.Id == claims.Id && t.UsedAt == null, cancellationToken))
        {
            return AccountErrors.InvalidToken;
        }

        return await passwords.SetAsync(account, request.NewPassword!, "newPassword", exceptSessionId: null, () => RedeemAsync(claims, cancellationToken), cancellationToken);
    }

    // The token is used, and with it every other one that was mailed for the same purpose.
    private async Task<bool> RedeemAsync(TokenClaims claims, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = db.Set<OneTimeToken>().Where(t => t.UserId == claims.UserId && t.Kind == TokenKind.PasswordReset && t.UsedAt == null);
        if (await open.Where(t => t.Id == claims.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellationToken) == 0)
        {
            return false;
        }

        await open.ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellationToken);
        return true;
    }
}
