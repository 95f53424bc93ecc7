namespace Platform.Infrastructure.Email;

/// <summary>Hands a message over.</summary>
internal interface IMailTransport
{
    /// <summary>Hands the message over, or throws.</summary>
    /// <param name="id">The message's id, for <c>Message-ID</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailRefusedException">The recipient was refused for good.</exception>
    Task SendAsync(string id, Application.Ports.MailMessage message, CancellationToken cancellationToken);
}

/// <summary>The mail server refused the recipient for good.</summary>
internal sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
