using MediatR;

namespace Platform.Application.Ports;

/// <summary>Mail that is sent if, and only if, the present unit of work is committed.</summary>
public interface IMailOutbox
{
    /// <summary>Adds a message to the unit of work; <see cref="IPlatformDb.SaveChangesAsync"/> commits it, and it is then sent with retries.</summary>
    /// <param name="message">The message.</param>
    /// <param name="about">Id of what it is about; once it has left, <see cref="MailLeft"/> is published with it, or <see cref="MailGivenUp"/>.</param>
    void Add(MailMessage message, string? about = null);
}

/// <summary>A message is with the mail server. Published in the transaction that says so, and at least once.</summary>
/// <param name="About">Id of what it is about.</param>
/// <param name="At">When it left.</param>
public sealed record MailLeft(string About, DateTimeOffset At) : INotification;

/// <summary>A message was refused for good, or all attempts to send it are spent. Published in the transaction that says so, and at least once.</summary>
/// <param name="About">Id of what it is about.</param>
/// <param name="At">When it was given up.</param>
public sealed record MailGivenUp(string About, DateTimeOffset At) : INotification;

/// <summary>A message to one recipient.</summary>
/// <param name="To">Address of the recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body as plain text.</param>
/// <param name="Html">The body as HTML; whatever came from people is encoded in it.</param>
public sealed record MailMessage(string To, string Subject, string Text, string Html);
