using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

/// <summary>The tokens of a session.</summary>
internal sealed record SignedIn([property: JsonPropertyName("userToken")] string UserToken, [property: JsonPropertyName("vaultToken")] string? VaultToken)
{
    public static async Task<SignedIn> ByAsync(PlatformServer server, string email, string password) =>
        await OfAsync(await server.Http.PostAsJsonAsync("/api/login", new { email, password }));

    public static async Task<SignedIn> OfAsync(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<SignedIn>())!;
    }
}
