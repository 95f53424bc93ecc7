namespace Platform.Application.Ports;

/// <summary>Mail that is sent if, and only if, the present unit of work is committed.</summary>
public interface IMailOutbox
{
    /// <summary>Adds a message to the unit of work; <see cref="IPlatformDb.SaveChangesAsync"/> commits it, and it is then sent with retries.</summary>
    void Add(MailMessage message);
}

/// <summary>A message to one recipient.</summary>
/// <param name="To">Address of the recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body as plain text.</param>
/// <param name="Html">The body as HTML; whatever came from people is encoded in it.</param>
public sealed record MailMessage(string To, string Subject, string Text, string Html);
