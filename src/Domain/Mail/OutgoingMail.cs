using Platform.Domain.Common;

namespace Platform.Domain.Mail;

/// <summary>
/// A message that waits to be sent (transactional outbox). Its content is sealed, because it holds tokens, and is taken away once it is sent or given up.
/// </summary>
public sealed class OutgoingMail
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    private OutgoingMail()
    {
    }

    public string Id { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The encrypted message; null once it is sent or given up.</summary>
    public byte[]? Sealed { get; private set; }

    /// <summary>Id of what the message is about, if somebody wants to know when it has left.</summary>
    public string? About { get; private set; }

    /// <summary>Attempts that failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>When to try next; null when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Whether it will never be sent.</summary>
    public bool IsGivenUp => DueAt is null && SentAt is null;

    /// <summary>A message to be sent at once.</summary>
    public static OutgoingMail Queue(string id, byte[] content, DateTimeOffset now, string? about = null) =>
        new() { Id = id, Sealed = content, CreatedAt = now, DueAt = now, About = about };

    /// <summary>It is with the mail server.</summary>
    public void MarkSent(DateTimeOffset now)
    {
        SentAt = now;
        DueAt = null;
        Sealed = null;
    }

    /// <summary>An attempt failed: another one later, unless the server refused for good or all attempts (over a day) are spent.</summary>
    public void MarkFailed(DateTimeOffset now, bool permanent)
    {
        if (permanent || Attempts >= Waits.Length)
        {
            DueAt = null;
            Sealed = null;
        }
        else
        {
            DueAt = now + Waits[Attempts];
        }

        Attempts++;
    }
}
