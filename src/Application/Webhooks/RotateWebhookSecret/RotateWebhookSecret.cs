using MediatR;
using Platform.Application.Ports;
using Platform.Application.Webhooks.GetWebhookSecret;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.Webhooks.RotateWebhookSecret;

/// <summary>Gives the account a new secret; the old one signs too for 24 hours.</summary>
public sealed record RotateWebhookSecret : IRequest<Result<WebhookSecretAnswer>>;

internal sealed class RotateWebhookSecretHandler(WebhookSecrets secrets, IWebhookSecretVault vault, ICaller caller, IWorkStore work, TimeProvider time)
    : IRequestHandler<RotateWebhookSecret, Result<WebhookSecretAnswer>>
{
    public async Task<Result<WebhookSecretAnswer>> Handle(RotateWebhookSecret request, CancellationToken cancellationToken)
    {
        if (caller.FileId is not null)
        {
            return LeadFileErrors.TokenForOneFile;
        }

        var secret = await secrets.GetAsync(caller.UserId, cancellationToken);
        secret.Rotate(vault.Create(), time.GetUtcNow());
        var committed = await work.CommitAsync([], cancellationToken);
        return committed.Error is { } conflict ? conflict : new WebhookSecretAnswer(vault.Reveal(secret.Current));
    }
}
