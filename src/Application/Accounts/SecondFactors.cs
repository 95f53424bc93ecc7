using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts;

/// <summary>Checks codes of authenticator apps and recovery codes.</summary>
internal sealed class SecondFactors(IPlatformDb db, ISecretBox box, AuditLog audit, TimeProvider time)
{
    private const int RecoveryCodeCount = 10;
    private const int RecoveryCodeLength = 16;

    /// <summary>Whether an account may sign in: it has no second factor, or the code is right. A right code is used up.</summary>
    public async Task<Result> CheckAsync(Account account, string? code, CancellationToken cancellationToken)
    {
        if (!account.TwoFactorEnabled)
        {
            return Result.Success;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return AccountErrors.SecondFactorRequired;
        }

        return await TakeCodeAsync(account.Id, code, cancellationToken) || await TakeRecoveryCodeAsync(account.Id, code, cancellationToken)
            ? Result.Success
            : AccountErrors.WrongCode;
    }

    /// <summary>Uses up a code of the app; false when it is wrong or was used.</summary>
    public async Task<bool> TakeCodeAsync(string userId, string code, CancellationToken cancellationToken)
    {
        var factor = await db.Set<SecondFactor>().AsNoTracking().FirstOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt != null, cancellationToken);
        if (factor is null || Totp.Match(box.Open(factor.Sealed), code, time.GetUtcNow(), factor.LastStep) is not { } step)
        {
            return false;
        }

        return await db.Set<SecondFactor>().Where(f => f.UserId == userId && f.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, step), cancellationToken) == 1;
    }

    /// <summary>Replaces the recovery codes, as part of the unit of work after the old ones are gone.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(string userId, CancellationToken cancellationToken)
    {
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", RecoveryCodeLength)).ToArray();
        db.Set<RecoveryCode>().AddRange(codes.Select(c => RecoveryCode.Of(userId, DigestOf(userId, c))));
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    private async Task<bool> TakeRecoveryCodeAsync(string userId, string code, CancellationToken cancellationToken)
    {
        var digest = DigestOf(userId, new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));
        var taken = await db.Set<RecoveryCode>().Where(c => c.Id == digest && c.UserId == userId).ExecuteDeleteAsync(cancellationToken) == 1;
        if (taken)
        {
            audit.Add("second_factor.recovery_code_used", userId);
            await db.SaveChangesAsync(cancellationToken);
        }

        return taken;
    }

    private string DigestOf(string userId, string code) => box.Digest($"{userId}/{code}");
}
