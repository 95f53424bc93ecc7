using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;

namespace Platform.Infrastructure.Identity;

/// <summary>
/// A key's secret is HMAC-SHA256(derived master key, id and version): it can be shown at every sign-in, and the database holds nothing it could be had from.
/// </summary>
internal sealed class ApiKeySecrets(MasterKey master) : IApiKeySecrets
{
    private readonly byte[] secret = master.Derive("api-keys");

    public string KeyOf(ApiKey key) => KeyOf(key.Id, key.Version);

    public int? VersionOf(ApiKey key, string sent)
    {
        if (IsSame(KeyOf(key.Id, key.Version), sent))
        {
            return key.Version;
        }

        return key.Version > 1 && IsSame(KeyOf(key.Id, key.Version - 1), sent) ? key.Version - 1 : null;
    }

    private static bool IsSame(string expected, string sent) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(sent));

    private string KeyOf(string id, int version) =>
        ApiKeyFormat.Write(id, HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}/{version}"))));
}
