using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Application.Webhooks;

/// <summary>The secret of an account, made when it is first asked for.</summary>
internal sealed class WebhookSecrets(IPlatformDb db, IWebhookSecretVault vault, TimeProvider time)
{
    public async Task<WebhookSecret> GetAsync(string userId, CancellationToken cancellationToken)
    {
        if (await db.Set<WebhookSecret>().SingleOrDefaultAsync(s => s.UserId == userId, cancellationToken) is { } known)
        {
            return known;
        }

        var made = WebhookSecret.Create(userId, vault.Create(), time.GetUtcNow());
        var entry = db.Set<WebhookSecret>().Add(made);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return made;
        }
        catch (DbUpdateException)
        {
            // Somebody else asked at the same moment; if not, the query fails with the reason.
            entry.State = EntityState.Detached;
            return await db.Set<WebhookSecret>().SingleAsync(s => s.UserId == userId, cancellationToken);
        }
    }
}
