using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Register;

/// <summary>Makes an account, signs it in and mails the confirmation.</summary>
public sealed record Register(string? Email, string? Password, string? Name) : IRequest<Result<TokenPair>>;

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(r => r.Email).Cascade(CascadeMode.Stop).Needed("email").Address();
        RuleFor(r => r.Password).Needed("password");
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", AccountRules.MaxNameLength);
    }
}

internal sealed class RegisterHandler(
    IPlatformDb db, IAccounts accounts, PasswordOptions passwords, ICommonPasswords common, SessionTokens sessions, ConfirmationMails mails, AuditLog audit, TimeProvider time)
    : IRequestHandler<Register, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(Register request, CancellationToken cancellationToken)
    {
        _ = EmailAddress.TryNormalise(request.Email, out var email);
        var name = request.Name!.Trim();
        if (new PasswordRules(passwords.MinLength).Check(request.Password!, email!, name, common.Contains, "password") is { } weak)
        {
            return weak;
        }

        if (await accounts.FindByEmailAsync(email!, cancellationToken) is not null)
        {
            return AccountErrors.AddressTaken;
        }

        var added = await accounts.AddAsync(email!, name, request.Password!, time.GetUtcNow(), cancellationToken);
        if (added.Error is not null)
        {
            return added.Error;
        }

        var tokens = sessions.Start(added.Value, teamId: null, projectId: null);
        mails.Add(added.Value);
        audit.Add("account.registered", added.Value.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (cancellationToken.IsCancellationRequested is false)
        {
            // Another registration of the same address came between; the unique index has decided. Anything else is a real failure.
            if (await accounts.FindByEmailAsync(email!, cancellationToken) is null)
            {
                throw;
            }

            return AccountErrors.AddressTaken;
        }

        return tokens;
    }
}
