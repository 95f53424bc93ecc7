using Platform.Domain.Common;

namespace Platform.Application.Ports;

/// <summary>The people with accounts, as the identity store keeps them. Changes belong to the present unit of work unless it says otherwise.</summary>
public interface IAccounts
{
    /// <summary>The account of an id.</summary>
    Task<Account?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The accounts of some ids.</summary>
    Task<IReadOnlyList<Account>> FindManyAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken);

    /// <summary>The account of an address, whatever its case.</summary>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Adds an account with a hashed password.</summary>
    /// <returns>The account; <c>busy</c> when too much hashing waits already.</returns>
    Task<Result<Account>> AddAsync(string email, string name, string password, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// The account when address and password belong together; null otherwise. Takes the same time whether or not the account exists. A hash that is
    /// weaker than new ones are is replaced.
    /// </summary>
    Task<Result<Account?>> CheckPasswordAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>Hashes a password; <c>busy</c> when too much hashing waits already.</summary>
    Task<Result<string>> HashPasswordAsync(string password, CancellationToken cancellationToken);

    /// <summary>Sets a new password, at once.</summary>
    Task SetPasswordHashAsync(string userId, string hash, CancellationToken cancellationToken);

    /// <summary>Says whether signing in needs a second factor, at once.</summary>
    Task SetTwoFactorAsync(string userId, bool enabled, CancellationToken cancellationToken);

    /// <summary>Deletes an account, at once, with all that refers to it.</summary>
    Task DeleteAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Deletes, at once, the accounts from before a moment whose address was never confirmed.</summary>
    /// <returns>How many there were.</returns>
    Task<int> DeleteUnconfirmedAsync(DateTimeOffset createdBefore, CancellationToken cancellationToken);

    /// <summary>Gives another name, at once.</summary>
    Task RenameAsync(string userId, string name, CancellationToken cancellationToken);

    /// <summary>Marks the address as confirmed, at once; true for exactly one of any number of simultaneous calls.</summary>
    Task<bool> ConfirmAddressAsync(string userId, string email, CancellationToken cancellationToken);

    /// <summary>Notes that a confirmation is sent again, at once; false when the last time was less than <paramref name="pause"/> ago.</summary>
    Task<bool> TryClaimResendAsync(string userId, DateTimeOffset now, TimeSpan pause, CancellationToken cancellationToken);
}

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">What the person calls themselves.</param>
/// <param name="EmailConfirmed">Whether the address is confirmed.</param>
/// <param name="TwoFactorEnabled">Whether signing in needs a second factor.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record Account(string Id, string Email, string Name, bool EmailConfirmed, bool TwoFactorEnabled, DateTimeOffset CreatedAt);
