using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts;

/// <summary>Adds accounts to the present unit of work, whoever asks for them, and gives them what a confirmed account has.</summary>
internal sealed class NewAccounts(IPlatformDb db, IAccounts accounts, PasswordOptions passwords, ICommonPasswords common, AuditLog audit, TimeProvider time)
{
    /// <summary>Adds an account when its address is free and its password good.</summary>
    public async Task<Result<Account>> AddAsync(string address, string password, string name, CancellationToken cancellationToken)
    {
        _ = EmailAddress.TryNormalise(address, out var email);
        name = name.Trim();
        if (new PasswordRules(passwords.MinLength).Check(password, email!, name, common.Contains, "password") is { } weak)
        {
            return weak;
        }

        if (await accounts.FindByEmailAsync(email!, cancellationToken) is not null)
        {
            return AccountErrors.AddressTaken;
        }

        var added = await accounts.AddAsync(email!, name, password, time.GetUtcNow(), cancellationToken);
        if (added.IsSuccess)
        {
            audit.Add("account.registered", added.Value.Id);
        }

        return added;
    }

    /// <summary>Stores the unit of work with the added account.</summary>
    public async Task<Result> SaveAsync(Account added, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Success;
        }
        catch (DbUpdateException) when (cancellationToken.IsCancellationRequested is false)
        {
            // Another registration of the same address came between; the unique index has decided. Anything else is a real failure.
            if (await accounts.FindByEmailAsync(added.Email, cancellationToken) is null)
            {
                throw;
            }

            return AccountErrors.AddressTaken;
        }
    }

    /// <summary>Gives an account whose address has just been confirmed its team with a default project and key.</summary>
    public Project Welcome(Account account)
    {
        var now = time.GetUtcNow();
        var team = Team.Create($"{account.Name}'s team", now);
        var project = Project.Create(team.Id, "Default project", now);
        db.Set<Team>().Add(team);
        db.Set<Project>().Add(project);
        db.Set<Membership>().Add(Membership.Of(team.Id, account.Id, TeamRole.Owner, now));
        db.Set<ApiKey>().Add(ApiKey.Create(account.Id, team.Id, project.Id, "Default key", Scopes.Full, now, isDefault: true));
        audit.Add("account.confirmed", account.Id, team.Id);
        return project;
    }
}
