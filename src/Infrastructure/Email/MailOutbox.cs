using System.Text.Json;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Mail;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Email;

/// <summary>Puts messages, sealed, into the table of outgoing mail.</summary>
internal sealed class MailOutbox(PlatformDbContext db, MasterKey master, Signal<MailDispatcher> signal, TimeProvider time) : IMailOutbox
{
    internal const string Purpose = "mail";
    private bool listening;

    public void Add(MailMessage message, string? about = null)
    {
        // Whoever calls has checked what people typed. What would end a header line here is a hole, and must not go out.
        if (!EmailAddress.TryNormalise(message.To, out _) || message.Subject.Any(char.IsControl))
        {
            throw new ArgumentException("The recipient is no address, or the subject is more than one line.", nameof(message));
        }

        var now = time.GetUtcNow();
        db.Set<OutgoingMail>().Add(OutgoingMail.Queue(Identifiers.New("mail", now), master.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(message)), now, about));
        if (!listening)
        {
            listening = true;
            db.SavedChanges += (_, _) => signal.Set();
        }
    }
}
