using System.Net;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class Passwords
{
    private const string NewPassword = "seven lanterns over the quarry";

    [Theory]
    [InlineData("passsword")]
    [InlineData("password")]
    public async Task Are_reset_by_mail_once_and_that_ends_every_session(string spelling)
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var known = await server.Http.PostAsJsonAsync($"/api/forgot-{spelling}", new { email = account.Email });
        var unknown = await server.Http.PostAsJsonAsync($"/api/forgot-{spelling}", new { email = "nobody@example.com" });
        (await known.Content.ReadAsStringAsync()).Should().Be("{\"status\":\"ok\"}").And.Be(await unknown.Content.ReadAsStringAsync());

        var mail = await server.Mail.NextAsync(account.Email, "new password");
        mail.Link.Should().Contain("/reset.html?token=");
        var weak = await server.Http.PostAsJsonAsync($"/api/reset-{spelling}", new { token = mail.Token, newPassword = "short" });
        var reset = await server.Http.PostAsJsonAsync($"/api/reset-{spelling}", new { token = mail.Token, newPassword = NewPassword });
        var again = await server.Http.PostAsJsonAsync($"/api/reset-{spelling}", new { token = mail.Token, newPassword = NewPassword + "!" });

        weak.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        reset.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var before = server.ClientFor(account.UserToken);
        (await before.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await before.GetAsync("/api/refresh")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password })).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = NewPassword })).StatusCode.Should().Be(HttpStatusCode.OK);
        await server.Mail.NextAsync(account.Email, "was changed");
        server.Mail.Count("nobody@example.com").Should().Be(0);
    }

    [Fact]
    public async Task Are_changed_by_who_knows_the_old_one_and_that_ends_the_other_sessions()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var second = await SignedIn.ByAsync(server, account.Email, account.Password);
        using var here = server.ClientFor(account.UserToken);
        using var there = server.ClientFor(second.UserToken);

        var wrong = await here.PostAsJsonAsync("/api/me/password", new { current_password = "something else entirely", new_password = NewPassword });
        var right = await here.PostAsJsonAsync("/api/me/password", new { current_password = account.Password, new_password = NewPassword });

        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        right.StatusCode.Should().Be(HttpStatusCode.OK);
        (await here.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await there.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Have_a_page_that_runs_only_its_own_script()
    {
        await using var server = await PlatformServer.StartAsync();

        var page = await server.Http.GetAsync("/reset.html?token=x");

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'self'").And.NotContain("unsafe");
        (await server.Http.GetAsync("/reset.js")).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
