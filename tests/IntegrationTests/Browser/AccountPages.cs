using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Browser;

/// <summary>The pages that mails about accounts link to, opened from the mail and used to the end.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccountPages(BrowserFixture browser)
{
    private const string NewPassword = "seven lanterns over the quarry";

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_forgotten_password_is_reset_from_the_mail_and_the_new_one_signs_in(bool phone)
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        await server.Http.PostAsJsonAsync("/api/forgot-passsword", new { email = account.Email });
        await using var visitor = await Visitor.ComeAsync(browser, server, phone);
        visitor.ExpectedRefusals.Add(400);

        await visitor.OpenAsync((await server.Mail.NextAsync(account.Email, "new password")).Link);
        await visitor.ReachAsync("Choose a new password");
        visitor.Page.Url.Should().EndWith("/reset.html", "the token is not left in the address bar");
        await visitor.LookOverAsync("reset");
        await visitor.Page.ReloadAsync();

        await EnterAsync(visitor, NewPassword, "another one");
        await Assertions.Expect(visitor.Page.Locator("#wrong")).ToHaveTextAsync("The two passwords differ.");
        await visitor.LookOverAsync("reset-differing");
        await EnterAsync(visitor, "short", "short");
        await Assertions.Expect(visitor.Page.Locator("#wrong")).ToContainTextAsync("12");
        await EnterAsync(visitor, NewPassword, NewPassword);
        await visitor.ReachAsync("The new password is set");
        await visitor.LookOverAsync("reset-done");

        (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password })).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = NewPassword })).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [BrowserFact]
    public async Task A_reset_link_that_is_used_or_cut_off_says_so()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        await server.Http.PostAsJsonAsync("/api/forgot-passsword", new { email = account.Email });
        var mail = await server.Mail.NextAsync(account.Email, "new password");
        (await server.Http.PostAsJsonAsync("/api/reset-password", new { token = mail.Token, newPassword = NewPassword })).EnsureSuccessStatusCode();
        await using var visitor = await Visitor.ComeAsync(browser, server, dark: true);
        visitor.ExpectedRefusals.Add(400);

        await visitor.OpenAsync(mail.Link);
        await EnterAsync(visitor, NewPassword + "!", NewPassword + "!");
        await visitor.ReachAsync("This link is expired or used");
        await visitor.LookOverAsync("reset-used");

        await visitor.OpenAsync($"{server.Address}reset.html");
        await visitor.ReachAsync("This link is not complete");
        await visitor.LookOverAsync("reset-incomplete");
    }

    [BrowserFact]
    public async Task An_invitation_into_a_team_is_accepted_from_the_mail()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server, "Olga Owner");
        var guest = await TestAccount.CreateAsync(server, "Gus Guest");
        using var asOwner = server.ClientFor(owner.UserToken);
        using var asGuest = server.ClientFor(guest.UserToken);
        var made = await (await asOwner.PostAsJsonAsync("/api/teams", new { name = "Field sales" })).Content.ReadFromJsonAsync<JsonElement>();
        var team = made.GetProperty("id").GetString();
        (await asOwner.PostAsJsonAsync($"/api/teams/{team}/invitations", new { email = guest.Email })).EnsureSuccessStatusCode();
        await using var visitor = await Visitor.ComeAsync(browser, server, phone: true);
        visitor.ExpectedRefusals.Add(401);

        await visitor.OpenAsync((await server.Mail.NextAsync(guest.Email, "invited")).Link);
        await visitor.ReachAsync("Join the team");
        visitor.Page.Url.Should().EndWith("/invitation.html", "the token is not left in the address bar");
        await visitor.LookOverAsync("invitation");
        await SignInAsync(visitor, guest.Email, "not the password");
        await Assertions.Expect(visitor.Page.Locator("#wrong")).ToBeVisibleAsync();
        await visitor.LookOverAsync("invitation-wrong-password");
        (await asGuest.GetAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        await SignInAsync(visitor, guest.Email, guest.Password);
        await visitor.ReachAsync("You are now a member of Field sales");
        await visitor.LookOverAsync("invitation-done");
        (await asGuest.GetAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [BrowserFact]
    public async Task A_server_that_is_not_reached_leaves_what_was_typed()
    {
        await using var server = await PlatformServer.StartAsync();
        await using var visitor = await Visitor.ComeAsync(browser, server);
        visitor.ExpectsBrokenConnections = true;
        await visitor.Page.RouteAsync("**/api/**", route => route.AbortAsync());

        await visitor.OpenAsync($"{server.Address}invitation.html?token=x");
        await SignInAsync(visitor, "ada@example.com", NewPassword);
        await Assertions.Expect(visitor.Page.Locator("#wrong")).ToHaveTextAsync("The server cannot be reached. Try again.");
        (await visitor.Page.InputValueAsync("#email")).Should().Be("ada@example.com");
        await visitor.LookOverAsync("invitation-unreachable");

        await visitor.OpenAsync($"{server.Address}reset.html?token=x");
        await EnterAsync(visitor, NewPassword, NewPassword);
        await Assertions.Expect(visitor.Page.Locator("#wrong")).ToHaveTextAsync("The server cannot be reached. Try again.");
        await visitor.LookOverAsync("reset-unreachable");
    }

    private static async Task EnterAsync(Visitor visitor, string password, string again)
    {
        await visitor.Page.GetByLabel("New password").FillAsync(password);
        await visitor.Page.GetByLabel("The same once more").FillAsync(again);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
    }

    private static async Task SignInAsync(Visitor visitor, string email, string password)
    {
        await visitor.Page.GetByLabel("E-mail address").FillAsync(email);
        await visitor.Page.GetByLabel("Password").FillAsync(password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in and join" }).ClickAsync();
    }
}
