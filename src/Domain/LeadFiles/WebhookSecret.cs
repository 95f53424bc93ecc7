namespace Platform.Domain.LeadFiles;

/// <summary>The secret with which an account's callbacks are signed, encrypted; after a rotation the old one signs too for a while.</summary>
public sealed class WebhookSecret
{
    /// <summary>How long both secrets sign after a rotation.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private WebhookSecret()
    {
    }

    public string UserId { get; private set; } = string.Empty;

    /// <summary>The present secret, encrypted.</summary>
    public string Current { get; private set; } = string.Empty;

    /// <summary>The one before, encrypted.</summary>
    public string? Previous { get; private set; }

    /// <summary>Until when the one before signs too.</summary>
    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>When the present one was made; tells two rotations at once apart.</summary>
    public DateTimeOffset RotatedAt { get; private set; }

    public static WebhookSecret Create(string userId, string encrypted, DateTimeOffset now) => new() { UserId = userId, Current = encrypted, RotatedAt = now };

    /// <summary>Puts a new secret in place.</summary>
    public void Rotate(string encrypted, DateTimeOffset now)
    {
        Previous = Current;
        PreviousUntil = now + Overlap;
        Current = encrypted;
        RotatedAt = now;
    }

    /// <summary>The encrypted secrets that sign now, the present one first.</summary>
    public IReadOnlyList<string> Signing(DateTimeOffset now) => Previous is not null && now < PreviousUntil ? [Current, Previous] : [Current];
}
