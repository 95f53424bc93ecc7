using System.Text.Json.Serialization;
using Platform.Application.Accounts.Sessions;

namespace Platform.WebApi.Contracts;

/// <summary>The tokens of a session.</summary>
/// <param name="UserToken">The user's session.</param>
/// <param name="VaultToken">The user in one team; null until the address is confirmed.</param>
public sealed record TokenPairBody([property: JsonPropertyName("userToken")] string UserToken, [property: JsonPropertyName("vaultToken")] string? VaultToken)
{
    internal static TokenPairBody Of(TokenPair pair) => new(pair.UserToken, pair.VaultToken);
}
