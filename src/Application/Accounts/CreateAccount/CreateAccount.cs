using FluentValidation;
using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts.CreateAccount;

/// <summary>
/// Makes an account on the operator's word: its address counts as confirmed, its team, project and key are there. Only for the command line;
/// people from outside register.
/// </summary>
public sealed record CreateAccount(string? Email, string? Password, string? Name) : IRequest<Result<CreatedAccount>>;

/// <summary>What was made.</summary>
public sealed record CreatedAccount(string Id, string Email, string Name, string TeamId, string ProjectId);

internal sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    public CreateAccountValidator()
    {
        RuleFor(r => r.Email).Cascade(CascadeMode.Stop).Needed("email").Address();
        RuleFor(r => r.Password).Needed("password");
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", AccountRules.MaxNameLength);
    }
}

internal sealed class CreateAccountHandler(IPlatformDb db, IAccounts accounts, NewAccounts newAccounts) : IRequestHandler<CreateAccount, Result<CreatedAccount>>
{
    public async Task<Result<CreatedAccount>> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var added = await newAccounts.AddAsync(request.Email!, request.Password!, request.Name!, cancellationToken);
        if (added.Error is not null)
        {
            return added.Error;
        }

        var saved = await newAccounts.SaveAsync(added.Value, cancellationToken);
        if (saved.Error is not null)
        {
            return saved.Error;
        }

        var account = added.Value;
        _ = await accounts.ConfirmAddressAsync(account.Id, account.Email, cancellationToken);
        var project = newAccounts.Welcome(account);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreatedAccount(account.Id, account.Email, account.Name, project.TeamId, project.Id);
    }
}
