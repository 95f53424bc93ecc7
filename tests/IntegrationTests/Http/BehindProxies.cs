using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Infrastructure;
using Platform.IntegrationTests.Hosting;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.Http;

public sealed class BehindProxies
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "127.0.0.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "203.0.113.7, 127.0.0.1", "203.0.113.7")]
    [InlineData("127.0.0.1", "nonsense", "127.0.0.1")]
    [InlineData("10.0.0.0/8", "203.0.113.7", "127.0.0.1")]
    [InlineData(null, "203.0.113.7", "127.0.0.1")]
    public async Task The_address_of_a_client_is_the_last_one_that_is_no_trusted_proxy(string? trusted, string forwarded, string address)
    {
        await using var server = await PlatformServer.StartAsync(trusted is null ? [] : [("Proxy:Trusted:0", trusted)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/register")
        {
            Content = JsonContent.Create(new { email = "zoe@example.com", password = TestAccount.GoodPassword, name = "Zoe" }),
            Headers = { { "X-Forwarded-For", forwarded } },
        };
        (await server.Http.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Created);
        var mail = await server.Mail.NextAsync("zoe@example.com", "Confirm");
        (await server.Http.GetAsync($"/api/verify-email/{mail.Token}")).EnsureSuccessStatusCode();
        var tokens = await Accounts.SignedIn.ByAsync(server, "zoe@example.com", TestAccount.GoodPassword);
        using var user = server.ClientFor(tokens.UserToken);

        var sessions = (await user.GetFromJsonAsync<JsonElement>("/api/sessions")).GetProperty("items").EnumerateArray();

        sessions.Last().GetProperty("address").GetString().Should().Be(address);
    }

    [Fact]
    public async Task Each_client_has_limits_of_its_own()
    {
        await using var server = await PlatformServer.StartAsync(("Proxy:Trusted:0", "127.0.0.1"), ("RateLimits:ExistEmail:PerAddress:Count", "1"));

        (await StatusAsync(server, "203.0.113.7")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(server, "203.0.113.8")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(server, "203.0.113.7")).Should().Be(HttpStatusCode.TooManyRequests);
        (await StatusAsync(server, "198.51.100.1, 203.0.113.8")).Should().Be(HttpStatusCode.TooManyRequests, "a client cannot give itself another address");
    }

    [Fact]
    public void A_proxy_that_is_no_address_stops_the_start()
    {
        var start = () => PlatformHost.Create(["--Proxy:Trusted:0=my-proxy"]);

        start.Should().Throw<InvalidSettingException>().WithMessage("Proxy:Trusted must hold addresses such as 10.0.0.5*'my-proxy'*");
    }

    private static async Task<HttpStatusCode> StatusAsync(PlatformServer server, string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/exist-email/nobody@example.com") { Headers = { { "X-Forwarded-For", forwarded } } };
        using var answer = await server.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
