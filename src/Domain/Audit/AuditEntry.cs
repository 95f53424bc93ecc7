using Platform.Domain.Common;

namespace Platform.Domain.Audit;

/// <summary>That somebody did something which matters for security. Written once, never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public string Id { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>Who; null when nobody was signed in.</summary>
    public string? UserId { get; private set; }

    /// <summary>The team that can see the entry; null for what concerns only the account.</summary>
    public string? TeamId { get; private set; }

    /// <summary>What was done, as <c>api_key.rotated</c>.</summary>
    public string Action { get; private set; } = null!;

    /// <summary>Id of what it was done to.</summary>
    public string? Target { get; private set; }

    /// <summary>Network address it came from.</summary>
    public string? Address { get; private set; }

    /// <summary>What the device calls itself.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>A new entry.</summary>
    public static AuditEntry Of(DateTimeOffset now, string action, string? userId, string? teamId, string? target, string? address, string? userAgent) => new()
    {
        Id = Identifiers.New("audit", now),
        At = now,
        Action = action,
        UserId = userId,
        TeamId = teamId,
        Target = target,
        Address = address,
        UserAgent = userAgent,
    };
}
