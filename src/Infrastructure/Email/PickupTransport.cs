using System.Net.Mail;
using System.Text;

namespace Platform.Infrastructure.Email;

/// <summary>Writes messages as <c>.eml</c> files (RFC 5322, MIME) that any mail program opens.</summary>
internal sealed class PickupTransport(EmailOptions options, string directory, TimeProvider time) : IMailTransport
{
    public async Task SendAsync(string id, Application.Ports.MailMessage message, CancellationToken cancellationToken)
    {
        var boundary = $"part-{Guid.NewGuid():N}";
        var from = new MailAddress(options.From);
        var eml = new StringBuilder()
            .Append("From: ").Append(from.DisplayName.Length == 0 ? from.Address : $"{Word(from.DisplayName)} <{from.Address}>").Append("\r\n")
            .Append("To: ").Append(message.To).Append("\r\n")
            .Append("Subject: ").Append(Word(message.Subject)).Append("\r\n")
            .Append("Date: ").Append(time.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)).Append(" +0000\r\n")
            .Append("Message-ID: <").Append(id).Append('@').Append(from.Host).Append(">\r\n")
            .Append("MIME-Version: 1.0\r\n")
            .Append("Content-Type: multipart/alternative; boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        AppendPart(eml, boundary, "text/plain", message.Text);
        AppendPart(eml, boundary, "text/html", message.Html);
        eml.Append("--").Append(boundary).Append("--\r\n");

        // Under its final name a message is always whole. A second attempt after a crash overwrites the first.
        var path = Path.Combine(directory, $"{id}.eml");
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllTextAsync(temporary, eml.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }

    private static void AppendPart(StringBuilder eml, string boundary, string type, string content) => eml
        .Append("--").Append(boundary).Append("\r\n")
        .Append("Content-Type: ").Append(type).Append("; charset=utf-8\r\n")
        .Append("Content-Transfer-Encoding: 8bit\r\n\r\n")
        .Append(content.ReplaceLineEndings("\r\n")).Append("\r\n");

    // RFC 2047 where the text is not plain ASCII.
    private static string Word(string text) =>
        text.All(c => c is >= ' ' and <= '~') ? text : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
