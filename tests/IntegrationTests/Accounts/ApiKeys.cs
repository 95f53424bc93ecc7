using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class ApiKeys
{
    [Fact]
    public async Task Work_as_a_header_wherever_a_token_of_the_account_would()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var right = await WithKeyAsync(server, account.ApiKey, HttpMethod.Get, "/api/me");
        var wrong = await WithKeyAsync(server, account.ApiKey[..^1] + (account.ApiKey[^1] == 'a' ? 'b' : 'a'), HttpMethod.Get, "/api/me");

        right.StatusCode.Should().Be(HttpStatusCode.OK);
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Headers.WwwAuthenticate.ToString().Should().StartWith("Bearer error=");
    }

    [Fact]
    public async Task Are_rotated_with_an_overlap_and_revoked_at_once()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        var made = await JsonAsync(await account.Http.PostAsJsonAsync("/api/api-keys", new { name = "Nightly import" }));
        var (id, first) = (made.GetProperty("id").GetString()!, made.GetProperty("api_secret_key").GetString()!);

        var rotated = await JsonAsync(await account.Http.PostAsJsonAsync($"/api/api-keys/{id}/rotate", new { overlap_seconds = 3600 }));
        var second = rotated.GetProperty("api_secret_key").GetString()!;

        second.Should().NotBe(first);
        (await WithKeyAsync(server, first, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await WithKeyAsync(server, second, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromHours(1));
        (await WithKeyAsync(server, first, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await WithKeyAsync(server, second, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await account.Http.DeleteAsync($"/api/api-keys/{id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await WithKeyAsync(server, second, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await account.Http.DeleteAsync($"/api/api-keys/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Take_the_tokens_made_from_them_along_when_they_are_rotated()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var user = server.ClientFor(account.UserToken);
        var keys = await JsonAsync(await user.GetAsync("/api/api-keys"));
        var id = keys.GetProperty("items")[0].GetProperty("id").GetString();

        (await user.PostAsync($"/api/api-keys/{id}/rotate", null)).StatusCode.Should().Be(HttpStatusCode.OK);

        (await account.Http.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Do_only_what_their_scopes_say_and_make_no_stronger_ones()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var leads = await SecretAsync(account, "leads");
        var reader = await SecretAsync(account, "account", "read_only");
        var keeper = await SecretAsync(account, "account");

        (await WithKeyAsync(server, leads, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await WithKeyAsync(server, reader, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await WithKeyAsync(server, reader, HttpMethod.Patch, "/api/me", new { name = "Other" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await WithKeyAsync(server, keeper, HttpMethod.Post, "/api/api-keys", new { name = "All" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await WithKeyAsync(server, keeper, HttpMethod.Post, "/api/api-keys", new { name = "Same", scopes = new[] { "account" } })).StatusCode.Should().Be(HttpStatusCode.Created);
        (await WithKeyAsync(server, keeper, HttpMethod.Get, "/api/sessions")).StatusCode.Should().Be(HttpStatusCode.Forbidden, "sessions are for people");
    }

    [Fact]
    public async Task Expire()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        var made = await JsonAsync(await account.Http.PostAsJsonAsync("/api/api-keys", new { name = "Short", expires_at = time.GetUtcNow().AddHours(1) }));
        var key = made.GetProperty("api_secret_key").GetString()!;

        (await WithKeyAsync(server, key, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromHours(1));

        (await WithKeyAsync(server, key, HttpMethod.Get, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Belong_to_their_owner_alone()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        var made = await JsonAsync(await account.Http.PostAsJsonAsync("/api/api-keys", new { name = "Mine" }));
        var id = made.GetProperty("id").GetString();

        (await stranger.Http.PostAsync($"/api/api-keys/{id}/rotate", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await stranger.Http.DeleteAsync($"/api/api-keys/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task And_mailed_tokens_stand_nowhere_in_the_data_directory()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var secret = account.ApiKey.Split('_')[2];
        var mailed = Directory.GetFiles(Path.Combine(server.DataDirectory, "mail")).Select(File.ReadAllText).Select(t => new TestMail(t)).First(m => m.To == account.Email).Token;

        foreach (var path in Directory.GetFiles(server.DataDirectory, "*", SearchOption.AllDirectories).Where(p => !p.Contains("/mail/", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.Latin1);
            var content = await reader.ReadToEndAsync();

            content.Should().NotContain(secret).And.NotContain(account.Password).And.NotContain(mailed.Split('.')[2]);
        }

        foreach (var key in Directory.GetFiles(Path.Combine(server.DataDirectory, "keys")))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    private static async Task<string> SecretAsync(TestAccount account, params string[] scopes) =>
        (await JsonAsync(await account.Http.PostAsJsonAsync("/api/api-keys", new { name = "Scoped", scopes }))).GetProperty("api_secret_key").GetString()!;

    private static async Task<HttpResponseMessage> WithKeyAsync(PlatformServer server, string key, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "X-Api-Key", key } }, Content = body is null ? null : JsonContent.Create(body) };
        return await server.Http.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
