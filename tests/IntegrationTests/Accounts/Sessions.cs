using System.Net;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class Sessions
{
    [Fact]
    public async Task Are_refreshed_with_new_tokens_and_the_same_successor_within_the_race_window()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RefreshAsync(server, account.UserToken)));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        var pairs = await Task.WhenAll(answers.Select(SignedIn.OfAsync));
        pairs.Distinct().Should().ContainSingle();
        pairs[0].UserToken.Should().NotBe(account.UserToken);
        pairs[0].VaultToken.Should().NotBeNull();
    }

    [Fact]
    public async Task End_when_an_older_token_comes_back()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        var second = await SignedIn.OfAsync(await RefreshAsync(server, account.UserToken));

        time.Advance(TimeSpan.FromSeconds(11));
        var replayed = await RefreshAsync(server, account.UserToken);

        replayed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await RefreshAsync(server, second.UserToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the whole session has ended");
        (await GetAsync(server, second.UserToken, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await GetAsync(server, second.VaultToken!, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Can_be_refreshed_after_the_tokens_end_but_not_after_the_idle_limit()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);

        time.Advance(TimeSpan.FromDays(13));
        (await GetAsync(server, account.UserToken, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var refreshed = await SignedIn.OfAsync(await RefreshAsync(server, account.UserToken));
        (await GetAsync(server, refreshed.UserToken, "/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);

        time.Advance(TimeSpan.FromDays(15));
        (await RefreshAsync(server, refreshed.UserToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task End_at_the_absolute_limit_however_often_they_are_refreshed()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time, ("Sessions:AbsoluteLimit", "20.00:00:00"));
        var account = await TestAccount.CreateAsync(server);

        time.Advance(TimeSpan.FromDays(10));
        var refreshed = await SignedIn.OfAsync(await RefreshAsync(server, account.UserToken));
        time.Advance(TimeSpan.FromDays(11));

        (await RefreshAsync(server, refreshed.UserToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Are_listed_and_ended_one_by_one_or_all_at_once()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        var second = await SignedIn.ByAsync(server, account.Email, account.Password);
        using var user = server.ClientFor(second.UserToken);

        var listed = (await JsonAsync(await user.GetAsync("/api/sessions?limit=2"))).GetProperty("items").EnumerateArray().ToArray();
        listed.Should().HaveCount(2);
        listed[0].GetProperty("current").GetBoolean().Should().BeTrue();
        listed[1].GetProperty("current").GetBoolean().Should().BeFalse();
        var other = listed[1].GetProperty("id").GetString();

        using var foreign = server.ClientFor(stranger.UserToken);
        (await foreign.DeleteAsync($"/api/sessions/{other}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await user.DeleteAsync($"/api/sessions/{other}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync(server, account.UserToken, "/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await user.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await user.DeleteAsync("/api/sessions")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await user.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task End_by_signing_out()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var user = server.ClientFor(account.UserToken);

        (await user.PostAsync("/api/logout", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await user.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await RefreshAsync(server, account.UserToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Are_refused_with_the_reason_why_their_token_is_not_good()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        var second = await SignedIn.ByAsync(server, account.Email, account.Password);
        using var user = server.ClientFor(second.UserToken);
        (await user.PostAsync("/api/logout", null)).EnsureSuccessStatusCode();

        (await CodeAsync(await server.Http.GetAsync("/api/me"))).Should().Be("unauthenticated");
        (await CodeAsync(await user.GetAsync("/api/me"))).Should().Be("invalid_token");
        (await CodeAsync(await GetAsync(server, "nonsense", "/api/me"))).Should().Be("invalid_token");
        time.Advance(TimeSpan.FromHours(2));
        (await CodeAsync(await GetAsync(server, account.UserToken, "/api/me"))).Should().Be("token_expired");

        static async Task<string?> CodeAsync(HttpResponseMessage answer)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.ToString().Should().StartWith("Bearer error=\"invalid_token\"");
            return (await JsonAsync(answer)).GetProperty("code").GetString();
        }
    }

    private static Task<HttpResponseMessage> RefreshAsync(PlatformServer server, string token) => GetAsync(server, token, "/api/refresh");

    private static async Task<HttpResponseMessage> GetAsync(PlatformServer server, string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } };
        return await server.Http.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
