using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Platform.Infrastructure.Email;

/// <summary>
/// Sends by an SMTP server with the framework's own client: STARTTLS (a connection that is not offered it fails when it is demanded), signing in, one connection
/// a message. It does not do TLS from the first byte (port 465).
/// </summary>
internal sealed class SmtpTransport(EmailOptions options) : IMailTransport
{
    public async Task SendAsync(string id, Application.Ports.MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(options.Smtp.Host, options.Smtp.Port)
        {
            EnableSsl = options.Smtp.StartTls,
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
            Credentials = string.IsNullOrEmpty(options.Smtp.User) ? null : new NetworkCredential(options.Smtp.User, options.Smtp.Password),
        };
        var from = new MailAddress(options.From);
        using var mail = new MailMessage(from, new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{id}@{from.Host}>");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        try
        {
            await client.SendMailAsync(mail, cancellationToken);
        }
        catch (SmtpFailedRecipientException e) when ((int)e.StatusCode is 550 or 551 or 553)
        {
            throw new MailRefusedException("The recipient was refused.", e);
        }
    }
}
