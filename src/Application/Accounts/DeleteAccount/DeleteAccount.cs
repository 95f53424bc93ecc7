using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Application.Teams;
using Platform.Domain.Accounts;
using Platform.Domain.Audit;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts.DeleteAccount;

/// <summary>Deletes the caller's account, and the teams in which nobody else is, with all that belongs to them.</summary>
public sealed record DeleteAccount(string? Password, string? Code) : IRequest<Result>;

internal sealed class DeleteAccountValidator : AbstractValidator<DeleteAccount>
{
    public DeleteAccountValidator() => RuleFor(r => r.Password).Needed("password");
}

internal sealed class DeleteAccountHandler(IPlatformDb db, ICaller caller, IAccounts accounts, SecondFactors factors, TeamErasure erasure, TimeProvider time) : IRequestHandler<DeleteAccount, Result>
{
    public async Task<Result> Handle(DeleteAccount request, CancellationToken cancellationToken)
    {
        var check = await accounts.CheckPasswordAsync(caller.Email, request.Password!, cancellationToken);
        if (check.Error is not null)
        {
            return check.Error;
        }

        if (check.Value is not { } account || !(await factors.CheckAsync(account, request.Code, cancellationToken)).IsSuccess)
        {
            return AccountErrors.WrongPasswordOrCode;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var owned = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == account.Id && m.Role == TeamRole.Owner).Select(m => m.TeamId).ToListAsync(cancellationToken);
        if (await db.Set<Membership>().AnyAsync(m => owned.Contains(m.TeamId) && m.UserId != account.Id, cancellationToken))
        {
            return AccountErrors.OwnsTeams;
        }

        foreach (var teamId in owned)
        {
            await erasure.EraseAsync(teamId, cancellationToken);
        }

        await ForgetAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await erasure.FinishAsync(owned);
        return Result.Success;
    }

    // Sessions, keys, memberships, codes and tokens go with the account by their foreign keys. What others' teams remember keeps the id, which then names nobody.
    private async Task ForgetAsync(Account account, CancellationToken cancellationToken)
    {
        await db.Set<AuditEntry>().Where(a => a.UserId == account.Id && a.TeamId == null).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AuditEntry>().Where(a => a.UserId == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Address, (string?)null).SetProperty(a => a.UserAgent, (string?)null), cancellationToken);
        await db.Set<Invitation>().Where(i => i.Email == account.Email).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ResetRequest>().Where(r => r.Email == account.Email).ExecuteDeleteAsync(cancellationToken);

        // Callbacks are signed with the account's secret and end with it; files of others' teams stay with those teams.
        await db.Set<CallbackDelivery>().Where(d => d.UserId == account.Id && d.Status == DeliveryStatus.Pending).ExecuteDeleteAsync(cancellationToken);
        await db.Set<LeadFile>().Where(f => f.UserId == account.Id && f.CallbackUrl != null).ExecuteUpdateAsync(set => set.SetProperty(f => f.CallbackUrl, (string?)null), cancellationToken);

        // Nobody is left to be told what comes in by links that the account made in others' teams: they are taken back.
        var now = time.GetUtcNow();
        await db.Set<Link>().Where(l => l.Batch.UserId == account.Id && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now).SetProperty(l => l.Version, l => l.Version + 1), cancellationToken);
        await db.Set<LinkBatch>().Where(b => b.UserId == account.Id && b.CallbackUrl != null).ExecuteUpdateAsync(set => set.SetProperty(b => b.CallbackUrl, (string?)null), cancellationToken);
        await db.Set<WebhookSecret>().Where(s => s.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await accounts.DeleteAsync(account.Id, cancellationToken);
    }
}
