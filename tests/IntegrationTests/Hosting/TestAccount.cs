using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.IntegrationTests.Hosting;

/// <summary>An account that went the whole way over HTTP: registered, confirmed by the mail, signed in, with its API key and a token made from it.</summary>
public sealed record TestAccount
{
    /// <summary>A password that every rule lets pass.</summary>
    public const string GoodPassword = "violet tractor under eleven moons";

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Password { get; init; }

    /// <summary>The session's token.</summary>
    public required string UserToken { get; init; }

    /// <summary>The session's token for the default team.</summary>
    public required string VaultToken { get; init; }

    /// <summary>The <c>api_secret_key</c>.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Token of generate-token, good for 24 hours.</summary>
    public required string ApiToken { get; init; }

    /// <summary>A client that sends <see cref="ApiToken"/>.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Makes an account.</summary>
    public static Task<TestAccount> CreateAsync(PlatformServer server, string name = "Ada Lovelace", string? email = null) => CreateAsync(server.Address, server.Mail, name, email);

    /// <summary>Makes an account on a server that may be in another process.</summary>
    public static async Task<TestAccount> CreateAsync(Uri address, TestMailbox mailbox, string name = "Ada Lovelace", string? email = null)
    {
        using var http = ClientFor(address);
        email ??= $"person-{Guid.NewGuid():N}@example.com";
        var registered = await http.PostAsJsonAsync("/api/register", new { email, password = GoodPassword, name });
        registered.EnsureSuccessStatusCode();
        var mail = await mailbox.NextAsync(email, "Confirm");
        (await http.GetAsync($"/api/verify-email/{mail.Token}")).EnsureSuccessStatusCode();
        var tokens = await Json(await http.PostAsJsonAsync("/api/login", new { email, password = GoodPassword }));
        var authenticated = await Json(await http.PostAsJsonAsync("/api/user-authenticate", new { email, password = GoodPassword }));
        var apiKey = authenticated.GetProperty("data").GetProperty("api_secret_key").GetString()!;
        var generated = await Json(await http.PostAsJsonAsync("/api/generate-token", new { api_key = apiKey, email }));
        var apiToken = generated.GetProperty("data").GetProperty("token").GetString()!;
        return new TestAccount
        {
            Email = email,
            Name = name,
            Password = GoodPassword,
            UserToken = tokens.GetProperty("userToken").GetString()!,
            VaultToken = tokens.GetProperty("vaultToken").GetString()!,
            ApiKey = apiKey,
            ApiToken = apiToken,
            Http = ClientFor(address, apiToken),
        };
    }

    /// <summary>A client that sends a bearer token, or none.</summary>
    public static HttpClient ClientFor(Uri address, string? token = null) => new(DocumentedTraffic.Over(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }))
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
    };

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }
}

/// <summary>Clients of a test's server.</summary>
public static class PlatformServerClients
{
    /// <summary>A client that sends a bearer token.</summary>
    public static HttpClient ClientFor(this PlatformServer server, string token) => TestAccount.ClientFor(server.Address, token);
}
