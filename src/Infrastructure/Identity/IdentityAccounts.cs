using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Audit;
using Platform.Domain.Common;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Identity;

/// <summary>The accounts in ASP.NET Core Identity's tables.</summary>
internal sealed class IdentityAccounts(PlatformDbContext db, PasswordHashing hashing, ILookupNormalizer normalizer) : IAccounts
{
    public async Task<Account?> FindAsync(string userId, CancellationToken cancellationToken) =>
        AccountOf(await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == userId, cancellationToken));

    public async Task<IReadOnlyList<Account>> FindManyAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        [.. (await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id)).ToListAsync(cancellationToken)).Select(u => AccountOf(u)!)];

    public async Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken) => AccountOf(await UserOfAsync(email, cancellationToken));

    public async Task<Result<Account>> AddAsync(string email, string name, string password, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = await hashing.HashAsync(password, cancellationToken);
        if (hash.Error is not null)
        {
            return hash.Error;
        }

        var user = new User
        {
            Id = Identifiers.New("user", now),
            Name = name,
            CreatedAt = now,
            Email = email,
            UserName = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            NormalizedUserName = normalizer.NormalizeName(email),
            PasswordHash = hash.Value,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Users.Add(user);
        return AccountOf(user)!;
    }

    public async Task<Result<Account?>> CheckPasswordAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = await UserOfAsync(email, cancellationToken);
        var verdict = await hashing.VerifyAsync(user?.PasswordHash ?? hashing.HashOfNobody, password, cancellationToken);
        if (verdict.Error is not null)
        {
            return verdict.Error;
        }

        if (user?.PasswordHash is null || verdict.Value == PasswordVerificationResult.Failed)
        {
            return Result<Account?>.Of(null);
        }

        if (verdict.Value == PasswordVerificationResult.SuccessRehashNeeded && await hashing.HashAsync(password, cancellationToken) is { IsSuccess: true } stronger)
        {
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == user.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, stronger.Value), cancellationToken);
        }

        return AccountOf(user);
    }

    public Task<Result<string>> HashPasswordAsync(string password, CancellationToken cancellationToken) => hashing.HashAsync(password, cancellationToken);

    public Task SetPasswordHashAsync(string userId, string hash, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid().ToString("N");
        return db.Users.Where(u => u.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, stamp), cancellationToken);
    }

    public Task SetTwoFactorAsync(string userId, bool enabled, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.TwoFactorEnabled, enabled), cancellationToken);

    public Task DeleteAsync(string userId, CancellationToken cancellationToken) => db.Users.Where(u => u.Id == userId).ExecuteDeleteAsync(cancellationToken);

    public async Task<int> DeleteUnconfirmedAsync(DateTimeOffset createdBefore, CancellationToken cancellationToken)
    {
        var users = db.Users.Where(u => !u.EmailConfirmed && u.CreatedAt < createdBefore);
        await db.Set<AuditEntry>().Where(a => users.Any(u => u.Id == a.UserId)).ExecuteDeleteAsync(cancellationToken);
        return await users.ExecuteDeleteAsync(cancellationToken);
    }

    public Task RenameAsync(string userId, string name, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, name), cancellationToken);

    public async Task<bool> ConfirmAddressAsync(string userId, string email, CancellationToken cancellationToken)
    {
        var normalised = normalizer.NormalizeEmail(email);
        return await db.Users.Where(u => u.Id == userId && u.NormalizedEmail == normalised && !u.EmailConfirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, true), cancellationToken) == 1;
    }

    public async Task<bool> TryClaimResendAsync(string userId, DateTimeOffset now, TimeSpan pause, CancellationToken cancellationToken)
    {
        var latest = now - pause;
        return await db.Users.Where(u => u.Id == userId && (u.ConfirmationResentAt == null || u.ConfirmationResentAt <= latest))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.ConfirmationResentAt, now), cancellationToken) == 1;
    }

    private static Account? AccountOf(User? user) =>
        user is null ? null : new Account(user.Id, user.Email!, user.Name, user.EmailConfirmed, user.TwoFactorEnabled, user.CreatedAt);

    private Task<User?> UserOfAsync(string email, CancellationToken cancellationToken)
    {
        var normalised = normalizer.NormalizeEmail(email.Trim());
        return db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedEmail == normalised, cancellationToken);
    }
}
