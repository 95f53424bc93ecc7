using Platform.Domain.LeadFiles;

namespace Platform.Application.Ports;

/// <summary>Sends callbacks.</summary>
public interface ICallbackSender
{
    /// <summary>Signs a message (Standard Webhooks) and posts it once. A failure to deliver is a result and no exception.</summary>
    Task<DeliveryResult> SendAsync(CallbackMessage message, CancellationToken cancellationToken);
}

/// <summary>A message as it goes out.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Id"><c>webhook-id</c>.</param>
/// <param name="Body">JSON text.</param>
/// <param name="SealedSecrets">The encrypted secrets that sign it.</param>
public sealed record CallbackMessage(string Url, string Id, string Body, IReadOnlyList<string> SealedSecrets);

/// <summary>Makes and keeps the secrets that sign callbacks.</summary>
public interface IWebhookSecretVault
{
    /// <summary>A new random secret, encrypted.</summary>
    string Create();

    /// <summary>The secret as customers see it: <c>whsec_</c> and Base64.</summary>
    string Reveal(string sealedSecret);
}
