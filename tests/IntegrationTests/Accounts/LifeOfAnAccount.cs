using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

/// <summary>What happens to an account, from registration on, as its owner sees it.</summary>
[Trait("Through", "Prism")]
public sealed class LifeOfAnAccount
{
    private const string Password = TestAccount.GoodPassword;

    [Fact]
    public async Task Begins_with_registration_confirmation_and_sign_in()
    {
        await using var server = await PlatformServer.StartAsync();
        const string Email = "Ada@example.com";

        var registered = await server.Http.PostAsJsonAsync("/api/register", new { email = Email, password = Password, name = "Ada Lovelace" });
        registered.StatusCode.Should().Be(HttpStatusCode.Created);
        var first = await Json(registered);
        first.GetProperty("userToken").GetString().Should().NotBeNullOrEmpty();
        first.GetProperty("vaultToken").ValueKind.Should().Be(JsonValueKind.Null);

        var early = await server.Http.PostAsJsonAsync("/api/user-authenticate", new { email = Email, password = Password });
        early.StatusCode.Should().Be(HttpStatusCode.Forbidden, "the address is not confirmed");

        var mail = await server.Mail.NextAsync(Email, "Confirm");
        mail.Link.Should().StartWith($"{server.Address.ToString().TrimEnd('/')}/api/verify-email/");
        var confirmed = await server.Http.GetAsync(mail.Link);
        confirmed.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Json(confirmed)).GetProperty("vaultToken").GetString().Should().NotBeNullOrEmpty();

        (await server.Http.GetAsync(mail.Link)).StatusCode.Should().Be(HttpStatusCode.BadRequest, "the link is used");

        var signedIn = await server.Http.PostAsJsonAsync("/api/login", new { email = "ada@EXAMPLE.com", password = Password });
        signedIn.StatusCode.Should().Be(HttpStatusCode.OK);
        var claims = Claims((await Json(signedIn)).GetProperty("vaultToken").GetString()!);
        claims.GetProperty("team_id").GetString().Should().StartWith("team_");
        claims.GetProperty("project_id").GetString().Should().StartWith("proj_");
        foreach (var claim in new[] { "iss", "aud", "sub", "iat", "exp", "jti", "sid", "token_type" })
        {
            claims.TryGetProperty(claim, out _).Should().BeTrue($"tokens have {claim}");
        }
    }

    [Fact]
    public async Task Gives_the_same_key_at_each_sign_in_and_tokens_for_it_under_both_base_paths()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var again = await Json(await server.Http.PostAsJsonAsync("/bnd/api/user-authenticate", new { email = account.Email, password = Password }));
        var data = again.GetProperty("data");
        var generated = await Json(await server.Http.PostAsJsonAsync("/bnd/api/generate-token/", new { api_key = account.ApiKey, email = account.Email.ToUpperInvariant() }));
        var wrong = await server.Http.PostAsJsonAsync("/api/generate-token", new { api_key = account.ApiKey, email = "other@example.com" });

        again.GetProperty("msg").GetString().Should().Be("User Authenticated Successfully");
        data.GetProperty("api_secret_key").GetString().Should().Be(account.ApiKey).And.MatchRegex("^plk_[0-9a-f]{32}_[0-9A-Za-z]{49}$");
        data.GetProperty("email").GetString().Should().Be(account.Email);
        data.GetProperty("name").GetString().Should().Be(account.Name);
        generated.GetProperty("msg").GetString().Should().Be("Token generated successfully");
        generated.GetProperty("data").GetProperty("token_type").GetString().Should().Be("Bearer");
        generated.GetProperty("data").GetProperty("expires_at").GetDateTimeOffset().Should().BeCloseTo(server.Time.GetUtcNow().AddHours(24), TimeSpan.FromMinutes(1));
        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Is_open_to_little_before_the_address_is_confirmed()
    {
        await using var server = await PlatformServer.StartAsync(("Captcha:Provider", "none"));
        var registered = await Json(await server.Http.PostAsJsonAsync("/api/register", new { email = "new@example.com", password = Password, name = "New" }));
        using var user = server.ClientFor(registered.GetProperty("userToken").GetString()!);

        (await user.GetAsync("/api/resend-email-verification?capcha=x")).StatusCode.Should().Be(HttpStatusCode.OK);
        var tooSoon = await user.GetAsync("/api/resend-email-verification?capcha=x");
        var refreshed = await user.GetAsync("/api/refresh");

        tooSoon.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        tooSoon.Headers.RetryAfter.Should().NotBeNull();
        refreshed.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Json(refreshed)).GetProperty("vaultToken").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("short", "weak_password")]
    [InlineData("Password12345!", "weak_password")]
    [InlineData("aaaaaaaaaaaaaaaa", "weak_password")]
    [InlineData("ada.lovelace1815", "weak_password")]
    [InlineData("", "invalid_request")]
    public async Task Does_not_begin_with_a_bad_password(string password, string code)
    {
        await using var server = await PlatformServer.StartAsync();

        var answer = await server.Http.PostAsJsonAsync("/api/register", new { email = "ada.lovelace@example.com", password, name = "Ada Lovelace" });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var body = await Json(answer);
        body.GetProperty("code").GetString().Should().Be(code);
        body.GetProperty("errors").TryGetProperty("password", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Belongs_to_one_address()
    {
        await using var server = await PlatformServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Http.PostAsJsonAsync("/api/register", new { email = "one@example.com", password = Password, name = "One" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).Should().Be(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).Should().Be(3);
    }

    [Fact]
    public async Task Is_not_betrayed_by_a_failing_sign_in()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        foreach (var (path, status) in new[] { ("/api/login", HttpStatusCode.Unauthorized), ("/api/user-authenticate", HttpStatusCode.Forbidden) })
        {
            var wrong = await server.Http.PostAsJsonAsync(path, new { email = account.Email, password = "not the password at all" });
            var unknown = await server.Http.PostAsJsonAsync(path, new { email = "nobody@example.com", password = "not the password at all" });

            wrong.StatusCode.Should().Be(status);
            unknown.StatusCode.Should().Be(status);
            WithoutTrace(await wrong.Content.ReadAsStringAsync()).Should().Be(WithoutTrace(await unknown.Content.ReadAsStringAsync()));
        }
    }

    private static string WithoutTrace(string problem) => problem[..problem.IndexOf("traceId", StringComparison.Ordinal)];

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static JsonElement Claims(string token) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
}
