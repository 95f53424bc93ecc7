using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Domain.Accounts;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class SecondFactors
{
    [Fact]
    public async Task Are_asked_for_at_every_sign_in_and_each_code_is_good_once()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        using var user = server.ClientFor(account.UserToken);

        var enrolled = await JsonAsync(await user.PostAsync("/api/two-factor", null));
        var secret = FromBase32(enrolled.GetProperty("secret").GetString()!);
        enrolled.GetProperty("otpauth_url").GetString().Should().StartWith("otpauth://totp/");
        (await LoginAsync(server, account, null)).StatusCode.Should().Be(HttpStatusCode.OK, "it is not confirmed yet");
        (await user.PostAsJsonAsync("/api/two-factor/confirm", new { code = "000000" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var codes = await JsonAsync(await user.PostAsJsonAsync("/api/two-factor/confirm", new { code = Totp.CodeAt(secret, time.GetUtcNow()) }));
        var recovery = codes.GetProperty("recovery_codes").EnumerateArray().Select(c => c.GetString()!).ToArray();
        recovery.Should().HaveCount(10).And.OnlyHaveUniqueItems();

        var without = await LoginAsync(server, account, null);
        without.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await without.Content.ReadAsStringAsync()).Should().Contain("second_factor_required");
        (await server.Http.PostAsJsonAsync("/api/user-authenticate", new { email = account.Email, password = account.Password })).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        time.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.CodeAt(secret, time.GetUtcNow());
        (await LoginAsync(server, account, code)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await LoginAsync(server, account, code)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "it was used");
        (await LoginAsync(server, account, recovery[0])).StatusCode.Should().Be(HttpStatusCode.OK);
        (await LoginAsync(server, account, recovery[0])).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "it was used");

        (await user.PostAsJsonAsync("/api/two-factor/turn-off", new { password = account.Password, code = recovery[1] })).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await LoginAsync(server, account, null)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>The code that an authenticator app shows.</summary>
    internal static string CodeOf(string secret, DateTimeOffset at) => Totp.CodeAt(FromBase32(secret), at);

    private static Task<HttpResponseMessage> LoginAsync(PlatformServer server, TestAccount account, string? code) =>
        server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password, code });

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }
}
