using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts;

/// <summary>Sets passwords: by the rules, with all that follows from a new one.</summary>
internal sealed class NewPasswords(IPlatformDb db, IAccounts accounts, PasswordOptions options, ICommonPasswords common, SessionEnding sessions, IMailOutbox outbox, AuditLog audit)
{
    /// <summary>Sets a password, ends the account's sessions and tells its owner by mail.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="password">The new password.</param>
    /// <param name="field">Name of the member that holds it, for errors.</param>
    /// <param name="exceptSessionId">A session that goes on.</param>
    /// <param name="redeem">What has to succeed in the same transaction, before anything else; null for nothing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result> SetAsync(Account account, string password, string field, string? exceptSessionId, Func<Task<bool>>? redeem, CancellationToken cancellationToken)
    {
        if (new PasswordRules(options.MinLength).Check(password, account.Email, account.Name, common.Contains, field) is { } weak)
        {
            return weak;
        }

        // Hashing takes its time; no transaction waits for it.
        var hash = await accounts.HashPasswordAsync(password, cancellationToken);
        if (hash.Error is not null)
        {
            return hash.Error;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (redeem is not null && !await redeem())
        {
            return AccountErrors.InvalidToken;
        }

        await accounts.SetPasswordHashAsync(account.Id, hash.Value, cancellationToken);
        await sessions.EndAllAsync(account.Id, SessionEnd.PasswordChanged, exceptSessionId, cancellationToken);
        audit.Add("account.password_changed", account.Id);
        outbox.Add(MailText.Letter(
            account.Email,
            "Your password was changed",
            account.Name,
            ["the password of your account was changed just now. Every other session has ended."],
            link: null,
            "If it was not you, ask for a new password at once and look through your API keys."));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
