using FluentValidation;
using MediatR;
using Platform.Application.Accounts.Sessions;
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

internal sealed class RegisterHandler(NewAccounts newAccounts, SessionTokens sessions, ConfirmationMails mails) : IRequestHandler<Register, Result<TokenPair>>
{
    public async Task<Result<TokenPair>> Handle(Register request, CancellationToken cancellationToken)
    {
        var added = await newAccounts.AddAsync(request.Email!, request.Password!, request.Name!, cancellationToken);
        if (added.Error is not null)
        {
            return added.Error;
        }

        var tokens = sessions.Start(added.Value, teamId: null, projectId: null);
        mails.Add(added.Value);
        var saved = await newAccounts.SaveAsync(added.Value, cancellationToken);
        return saved.Error is null ? tokens : saved.Error;
    }
}
