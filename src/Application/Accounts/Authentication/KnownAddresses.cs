using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Accounts.Authentication;

/// <summary>From where the owners of accounts have signed in.</summary>
public sealed class KnownAddresses(IPlatformDb db, IAccounts accounts)
{
    /// <summary>Whether an account's owner has signed in from a network address.</summary>
    public async Task<bool> ContainsAsync(string email, string? address, CancellationToken cancellationToken)
    {
        // Looked up under an id that nobody has when there is no account, so that both cases do the same work.
        var userId = (await accounts.FindByEmailAsync(email, cancellationToken))?.Id ?? string.Empty;
        return await db.Set<Session>().AnyAsync(s => s.UserId == userId && s.Address == address, cancellationToken);
    }
}
