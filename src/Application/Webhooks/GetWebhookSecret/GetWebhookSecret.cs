using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.Webhooks.GetWebhookSecret;

/// <summary>The secret that signs the account's callbacks.</summary>
public sealed record GetWebhookSecret : IRequest<Result<WebhookSecretAnswer>>;

/// <summary>A secret.</summary>
/// <param name="Secret"><c>whsec_</c> and Base64.</param>
public sealed record WebhookSecretAnswer(string Secret);

internal sealed class GetWebhookSecretHandler(WebhookSecrets secrets, IWebhookSecretVault vault, ICaller caller) : IRequestHandler<GetWebhookSecret, Result<WebhookSecretAnswer>>
{
    public async Task<Result<WebhookSecretAnswer>> Handle(GetWebhookSecret request, CancellationToken cancellationToken) => caller.FileId is not null
        ? LeadFileErrors.TokenForOneFile
        : new WebhookSecretAnswer(vault.Reveal((await secrets.GetAsync(caller.UserId, cancellationToken)).Current));
}
