using Microsoft.EntityFrameworkCore;
using Platform.Application.ApiKeys;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Audit;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts.ExportAccount;

/// <summary>The account itself.</summary>
internal sealed class AccountData(IAccounts accounts) : IPersonalData
{
    public string Name => "account";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken) => (await accounts.FindAsync(userId, cancellationToken))!;
}

/// <summary>Where the person has signed in.</summary>
internal sealed class SessionData(IPlatformDb db) : IPersonalData
{
    public string Name => "sessions";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<Session>().AsNoTracking().Where(s => s.UserId == userId).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.CreatedAt, s.RotatedAt, s.EndedAt, s.Address, s.UserAgent }).ToListAsync(cancellationToken);
}

/// <summary>The person's API keys, without their secrets.</summary>
internal sealed class ApiKeyData(IPlatformDb db) : IPersonalData
{
    public string Name => "api_keys";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken) =>
        (await db.Set<ApiKey>().AsNoTracking().Where(k => k.UserId == userId).OrderBy(k => k.Id).ToListAsync(cancellationToken)).ConvertAll(ApiKeyItem.Of);
}

/// <summary>The person's teams.</summary>
internal sealed class TeamData(IPlatformDb db) : IPersonalData
{
    public string Name => "teams";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken) =>
        await (from membership in db.Set<Membership>()
               join team in db.Set<Team>() on membership.TeamId equals team.Id
               where membership.UserId == userId
               orderby team.Id
               select new { team.Id, team.Name, team.Slug, membership.Role, membership.JoinedAt }).ToListAsync(cancellationToken);
}

/// <summary>What the audit log says of the person.</summary>
internal sealed class AuditData(IPlatformDb db) : IPersonalData
{
    public string Name => "audit";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<AuditEntry>().AsNoTracking().Where(a => a.UserId == userId).OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.At, a.TeamId, a.Action, a.Target, a.Address, a.UserAgent }).ToListAsync(cancellationToken);
}
