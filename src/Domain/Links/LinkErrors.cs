using Platform.Domain.Common;

namespace Platform.Domain.Links;

/// <summary>What can go wrong with application links in expected ways.</summary>
public static class LinkErrors
{
    public static Error NotFound { get; } = new("link_not_found", "There is no such link.", ErrorKind.NotFound);

    /// <summary>The token of a link is none, or was changed.</summary>
    public static Error InvalidToken { get; } = new("invalid_token", "This link is not valid; open it again from the mail, or copy it whole.", ErrorKind.Unauthenticated);

    public static Error Used { get; } = new("link_used", "A file was handed in through this link already; it takes no more.", ErrorKind.Conflict);

    public static Error ChangedMeanwhile { get; } = new("link_changed", "The link changed at the same moment; try again.", ErrorKind.Conflict);

    public static Error FileNotFound { get; } = new("file_not_found", "Nothing was handed in through this link, or it was deleted.", ErrorKind.NotFound);

    /// <param name="team">Name of the team that made the link, if it is known.</param>
    public static Error Expired(string? team = null) => new("link_expired", $"This link has expired; ask {NameOf(team)} for a new one.", ErrorKind.Gone);

    /// <param name="team">Name of the team that made the link, if it is known.</param>
    public static Error Revoked(string? team = null) => new("link_revoked", $"This link was taken back; ask {NameOf(team)} if you think that is a mistake.", ErrorKind.Gone);

    /// <param name="limit">Mails a day.</param>
    /// <param name="left">How many are left today.</param>
    /// <param name="retryAfter">Time until the next day.</param>
    public static Error SendingLimit(int limit, int left, TimeSpan retryAfter) => new(
        "sending_limit_reached", $"This account may have {limit} links mailed a day (UTC), and {left} are left today; send fewer, wait, or leave out send-email.", ErrorKind.TooManyRequests)
    { RetryAfter = retryAfter };

    private static string NameOf(string? team) => string.IsNullOrEmpty(team) ? "whoever sent it" : team;
}
