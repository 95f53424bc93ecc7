using Platform.Domain.Common;

namespace Platform.Domain.Accounts;

/// <summary>What can go wrong with accounts in expected ways.</summary>
public static class AccountErrors
{
    public static Error AddressTaken { get; } = new("email_taken", "There is an account with this address already.", ErrorKind.Conflict);

    /// <summary>The one answer of login, whatever was wrong.</summary>
    public static Error InvalidCredentials { get; } = new("invalid_credentials", "The address or the password is wrong.", ErrorKind.Unauthenticated);

    /// <summary>The one answer of user-authenticate, whatever was wrong.</summary>
    public static Error NotAuthenticated { get; } = new("invalid_credentials", "The address or the password is wrong.", ErrorKind.Forbidden);

    public static Error KeyAndAddressDiffer { get; } = new("invalid_credentials", "This API key does not belong to this address.", ErrorKind.Forbidden);

    public static Error InvalidToken { get; } = new("invalid_token", "The token is invalid, expired or used.", ErrorKind.Validation);

    public static Error SessionOver { get; } = new("session_over", "The session has ended; sign in again.", ErrorKind.Unauthenticated);

    public static Error InvalidUserToken { get; } = new("invalid_token", "The token is invalid or expired; sign in again.", ErrorKind.Unauthenticated);

    public static Error WrongPassword { get; } = new("wrong_password", "The present password is wrong.", ErrorKind.Forbidden);

    public static Error SessionNotFound { get; } = new("session_not_found", "There is no such session.", ErrorKind.NotFound);

    public static Error NotOffered { get; } = new("not_found", "There is nothing at this address.", ErrorKind.NotFound);

    public static Error AddressUnconfirmed { get; } = new("email_unconfirmed", "Confirm the address first; the mail with the link can be sent again by resend-email-verification.", ErrorKind.Forbidden);

    public static Error Busy { get; } = new("busy", "Too many sign-ins at once; try again in a moment.", ErrorKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>At sign-in: the same code and sentence as for a wrong password.</summary>
    public static Error WrongCode => InvalidCredentials;

    public static Error WrongNewCode { get; } = new("wrong_code", "The code is wrong or was used before.", ErrorKind.Validation, new Dictionary<string, string[]> { ["code"] = ["The code is wrong or was used before."] });

    public static Error WrongPasswordOrCode { get; } = new("wrong_password", "The password or the code is wrong.", ErrorKind.Forbidden);

    public static Error SecondFactorOn { get; } = new("second_factor_on", "The second factor is on already; turn it off first.", ErrorKind.Conflict);

    public static Error OwnsTeams { get; } = new("owns_teams", "You own a team with other members; transfer or delete it first.", ErrorKind.Conflict);

    public static Error SecondFactorRequired { get; } = new("second_factor_required", "Send the code of the second factor as code.", ErrorKind.Unauthenticated);

    public static Error WrongCaptcha { get; } = new("captcha_failed", "The captcha is missing or wrong.", ErrorKind.Validation, new Dictionary<string, string[]> { ["capcha"] = ["The captcha is missing or wrong."] });
}
