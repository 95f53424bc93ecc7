using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

/// <summary>Tokens that somebody has tampered with, or shows where they are not for.</summary>
[Trait("Through", "Prism")]
public sealed class Attacks
{
    private const string Key = "c2l4dHktZm91ciBieXRlcyBvZiBhIHRlc3Qga2V5LCBub3QgYSBzZWNyZXQgYXQgYWxsISE=";

    [Fact]
    public async Task With_forged_tokens_all_end_in_401()
    {
        await using var server = await PlatformServer.StartAsync(("Jwt:SigningKey", Key));
        var account = await TestAccount.CreateAsync(server);
        var (header, claims) = (Part(account.UserToken, 0), Part(account.UserToken, 1));
        (await StatusAsync(server, Signed(header, claims))).Should().Be(HttpStatusCode.OK, "or else the test forges badly");

        var forged = new Dictionary<string, string>
        {
            ["alg none"] = Unsigned(With(header, "alg", "none"), claims),
            ["alg none, signature kept"] = Unsigned(With(header, "alg", "none"), claims) + account.UserToken.Split('.')[2],
            ["alg nOnE"] = Unsigned(With(header, "alg", "nOnE"), claims),
            ["no signature"] = Unsigned(header, claims),
            ["other algorithm of the same family"] = Signed(With(header, "alg", "HS512"), claims, HMACSHA512.HashData),
            ["public-key algorithm"] = Signed(With(header, "alg", "RS256"), claims),
            ["kid of a file"] = Signed(With(header, "kid", "../../../../dev/null"), claims, Empty),
            ["kid of SQL"] = Signed(With(header, "kid", "' or 1=1 --"), claims),
            ["no kid"] = Signed(Without(header, "kid"), claims),
            ["own key in the header"] = Signed(With(header, "jwk", JsonNode.Parse("""{"kty":"oct","k":"AAAA"}""")!), claims, (_, data) => HMACSHA256.HashData(new byte[3], data)),
            ["other key"] = Signed(header, claims, (_, data) => HMACSHA256.HashData(new byte[32], data)),
            ["changed claims"] = $"{account.UserToken.Split('.')[0]}.{Encode(With(claims, "sub", "user_other"))}.{account.UserToken.Split('.')[2]}",
            ["expired"] = Signed(header, With(claims, "exp", server.Time.GetUtcNow().AddSeconds(-1).ToUnixTimeSeconds())),
            ["no end"] = Signed(header, Without(claims, "exp")),
            ["other audience"] = Signed(header, With(claims, "aud", "somebody")),
            ["other issuer"] = Signed(header, With(claims, "iss", "somebody")),
            ["type only in the header"] = Signed(header, Without(claims, "token_type")),
            ["types that differ"] = Signed(header, With(claims, "token_type", "api")),
            ["plain JWT type"] = Signed(With(header, "typ", "JWT"), claims),
            ["claims of the wrong form"] = Signed(header, With(claims, "sub", new JsonArray("a", "b"))),
            ["two dots"] = "..",
            ["not a token"] = "abc",
        };
        foreach (var kind in new[] { "email-confirmation", "password-reset", "link", "invitation" })
        {
            forged[kind] = Signed(With(header, "typ", $"{kind}+jwt"), With(claims, "token_type", kind == "link" ? "access" : kind.Replace('-', '_')));
        }

        foreach (var (name, token) in forged)
        {
            (await StatusAsync(server, token)).Should().Be(HttpStatusCode.Unauthorized, name);
            if (name != "expired")
            {
                (await StatusAsync(server, token, "/api/refresh")).Should().Be(HttpStatusCode.Unauthorized, name);
            }
        }
    }

    [Fact]
    public async Task With_tokens_of_another_kind_end_in_a_refusal()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        await server.Http.PostAsJsonAsync("/api/forgot-password", new { email = account.Email });
        var reset = (await server.Mail.NextAsync(account.Email, "new password")).Token;

        (await StatusAsync(server, reset)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(server, account.VaultToken, "/api/refresh")).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(server, account.ApiToken, "/api/refresh")).Should().Be(HttpStatusCode.Unauthorized);
        (await server.Http.GetAsync($"/api/verify-email/{reset}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.GetAsync($"/api/verify-email/{account.UserToken}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.PostAsJsonAsync("/api/reset-password", new { token = account.UserToken, newPassword = "seven lanterns over the quarry" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task By_members_that_nobody_asked_for_change_nothing()
    {
        await using var server = await PlatformServer.StartAsync();
        var email = "mass@example.com";
        var registered = await SignedIn.OfAsync(await server.Http.PostAsJsonAsync("/api/register", new
        {
            email,
            password = TestAccount.GoodPassword,
            name = "Mass",
            id = "user_1",
            email_confirmed = true,
            emailConfirmed = true,
            role = "owner",
            team_id = "team_1",
        }));
        using var user = server.ClientFor(registered.UserToken);

        var me = await user.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/me");
        var elsewhere = await user.GetAsync("/api/teams");

        me.GetProperty("email_confirmed").GetBoolean().Should().BeFalse();
        me.GetProperty("id").GetString().Should().NotBe("user_1");
        elsewhere.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await elsewhere.Content.ReadAsStringAsync()).Should().Contain("email_unconfirmed");
    }

    [Fact]
    public async Task Tokens_of_the_key_before_stay_good_when_the_key_is_replaced()
    {
        await using var first = await PlatformServer.StartAsync(DatabaseProvider.Sqlite, settings: ("Jwt:SigningKey", Key));
        var account = await TestAccount.CreateAsync(first);
        var (other, sameDatabase) = (("Jwt:SigningKey", Convert.ToBase64String(new byte[32])), ("Database:ConnectionString", $"Data Source={first.DataDirectory}/platform.db"));
        await using var second = await PlatformServer.StartAsync(DatabaseProvider.Sqlite, settings: [other, sameDatabase, ("Jwt:PreviousSigningKeys:0", Key)]);
        await using var third = await PlatformServer.StartAsync(DatabaseProvider.Sqlite, settings: [other, sameDatabase]);

        (await StatusAsync(second, account.UserToken)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(third, account.UserToken)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("a@b")]
    [InlineData("a@@example.com")]
    [InlineData("<a@example.com>")]
    public async Task By_addresses_that_would_write_headers_are_refused(string email)
    {
        await using var server = await PlatformServer.StartAsync();

        var answer = await server.Http.PostAsJsonAsync("/api/register", new { email, password = TestAccount.GoodPassword, name = "Ada" });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Directory.GetFiles(Path.Combine(server.DataDirectory, "mail")).Should().BeEmpty();
    }

    private static async Task<HttpStatusCode> StatusAsync(PlatformServer server, string token, string path = "/api/me")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await server.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static JsonObject Part(string token, int index) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!.AsObject();

    private static JsonObject With(JsonObject from, string member, JsonNode value)
    {
        var copy = from.DeepClone().AsObject();
        copy[member] = value;
        return copy;
    }

    private static JsonObject Without(JsonObject from, string member)
    {
        var copy = from.DeepClone().AsObject();
        copy.Remove(member);
        return copy;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static string Unsigned(JsonObject header, JsonObject claims) => $"{Encode(header)}.{Encode(claims)}.";

    private static byte[] Empty(byte[] key, byte[] data) => HMACSHA256.HashData(Array.Empty<byte>(), data);

    private static string Signed(JsonObject header, JsonObject claims, Func<byte[], byte[], byte[]>? sign = null)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString((sign ?? HMACSHA256.HashData)(Convert.FromBase64String(Key), Encoding.ASCII.GetBytes(text)))}";
    }
}
