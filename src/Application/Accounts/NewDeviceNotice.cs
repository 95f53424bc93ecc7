using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;

namespace Platform.Application.Accounts;

/// <summary>Tells people by mail when somebody signs in from a device that they have not used before.</summary>
internal sealed class NewDeviceNotice(IPlatformDb db, IRequestOrigin origin, IMailOutbox outbox, TimeProvider time)
{
    /// <summary>Adds the mail to the unit of work, unless the device is known. Call it before the new session is added.</summary>
    public async Task AddIfNewAsync(Account account, CancellationToken cancellationToken)
    {
        var (address, device) = (origin.Address, origin.UserAgent);
        if (await db.Set<Session>().AnyAsync(s => s.UserId == account.Id && s.Address == address && s.UserAgent == device, cancellationToken))
        {
            return;
        }

        var what = device is null ? "a program that does not say what it is" : new string([.. device.Select(c => char.IsControl(c) ? ' ' : c)]);
        outbox.Add(MailText.Letter(
            account.Email,
            "New sign-in to your account",
            account.Name,
            [$"somebody signed in to your account on {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC from {address ?? "an unknown address"} with {what}."],
            link: null,
            "If it was you, there is nothing to do. If not, change your password: that ends every session."));
    }
}
