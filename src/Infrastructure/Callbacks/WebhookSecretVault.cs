using System.Security.Cryptography;
using System.Text;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Callbacks;

/// <summary>Secrets of 32 random bytes, encrypted with the server's own key.</summary>
internal sealed class WebhookSecretVault(MasterKey masterKey) : IWebhookSecretVault
{
    private const string Purpose = "webhook-secrets";
    private const int Length = 32;

    public string Create() =>
        Convert.ToBase64String(masterKey.Seal(Purpose, Encoding.ASCII.GetBytes(WebhookSignature.SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)))));

    public string Reveal(string sealedSecret) => Encoding.ASCII.GetString(masterKey.Open(Purpose, Convert.FromBase64String(sealedSecret)));
}
