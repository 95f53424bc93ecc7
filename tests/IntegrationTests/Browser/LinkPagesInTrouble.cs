using System.Net;
using Microsoft.Playwright;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using static Platform.IntegrationTests.Browser.LinkVisitors;

namespace Platform.IntegrationTests.Browser;

/// <summary>What the page of a link says when something is not as it should be.</summary>
[Collection(BrowserTests.Name)]
public sealed class LinkPagesInTrouble(BrowserFixture browser)
{
    private const string File = "**/api/link/file";

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_that_opens_nothing_says_why(bool phone)
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var revoked = await Invitation.MakeAsync(server);
        var expired = await Invitation.MakeAsync(server);
        await revoked.RevokeAsync();
        await using var visitor = await Visitor.ComeAsync(browser, server, phone, dark: phone);
        visitor.ExpectedRefusals.UnionWith([401, 404, 410]);

        await visitor.OpenAsync(revoked.Url);
        await visitor.ReachAsync("This invitation was withdrawn");
        (await visitor.TextAsync()).Should().Contain("taken back");
        await visitor.LookOverAsync("revoked");

        time.Advance(TimeSpan.FromDays(8));
        await visitor.OpenAsync(expired.Url);
        await visitor.ReachAsync("This invitation is over");
        (await visitor.TextAsync()).Should().Contain("expired");
        await visitor.LookOverAsync("expired");

        await visitor.OpenAsync($"{server.Address}app.html?token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA");
        await visitor.ReachAsync("This link is not known");
        await visitor.LookOverAsync("unknown");
    }

    [BrowserFact]
    public async Task A_link_without_its_token_says_that_it_is_not_complete()
    {
        await using var server = await PlatformServer.StartAsync();
        await using var visitor = await Visitor.ComeAsync(browser, server);

        await visitor.OpenAsync($"{server.Address}app.html");

        await visitor.ReachAsync("This link is not complete");
        await visitor.LookOverAsync("incomplete");
    }

    [BrowserFact]
    public async Task A_used_link_whose_file_was_deleted_says_so()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Ready);

        (await invitation.Account.Http.DeleteAsync($"/api/files/{(await invitation.FileAsync()).Id()}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await visitor.Page.ReloadAsync();

        await visitor.ReachAsync("This link has been used");
        await visitor.LookOverAsync("used");
    }

    [BrowserFact]
    public async Task A_link_that_somebody_else_uses_meanwhile_shows_their_file()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        await using var other = await Visitor.ComeAsync(browser, server);
        visitor.ExpectedRefusals.Add(409);
        foreach (var person in new[] { visitor, other })
        {
            await person.OpenAsync(invitation.Url);
            await person.ReachAsync(Choose);
        }

        await other.PickAsync(name: "theirs.csv");
        await other.PressAsync("Hand in this file");
        await other.ReachAsync(Ready);
        await visitor.PickAsync(name: "mine.csv");
        await visitor.PressAsync("Hand in this file");

        await visitor.ReachAsync(Ready);
        (await invitation.FileAsync()).Text("file_name").Should().Be("theirs.csv");
        await visitor.LookOverAsync("used-meanwhile");
    }

    [BrowserFact]
    public async Task A_file_that_is_too_large_or_empty_is_not_sent()
    {
        await using var server = await PlatformServer.StartAsync(("Fetch:MaxBytes", "100"));
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server, phone: true);
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);

        await visitor.PickAsync();
        await Assertions.Expect(visitor.Page.Locator("#doubt")).ToContainTextAsync("at most 100 bytes");
        await visitor.LookOverAsync("too-large");
        await visitor.PickAsync(string.Empty);
        await Assertions.Expect(visitor.Page.Locator("#doubt")).ToContainTextAsync("is empty");
        await visitor.LookOverAsync("empty");

        (await invitation.LinkAsync()).Text("state").Should().Be("opened", "nothing was handed in");
    }

    [BrowserFact]
    public async Task A_file_that_the_server_finds_too_large_leaves_the_link_as_it_was()
    {
        await using var server = await PlatformServer.StartAsync(("Fetch:MaxBytes", "100"));
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        visitor.ExpectedRefusals.Add(413);

        // An invitation from before the operator lowered the limit.
        await visitor.Page.RouteAsync("**/api/link", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"max_bytes\":100", "\"max_bytes\":1000000", StringComparison.Ordinal) });
        });
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        await visitor.PressAsync("Hand in this file");

        await Assertions.Expect(visitor.Page.Locator("#doubt")).ToBeVisibleAsync();
        await visitor.LookOverAsync("refused-as-too-large");
        (await invitation.LinkAsync()).Text("state").Should().NotBe("used");
    }

    [BrowserFact]
    public async Task An_upload_that_is_stopped_or_broken_off_can_be_begun_again()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        visitor.ExpectsBrokenConnections = true;
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();

        var upload = await visitor.HoldAsync(File, "POST");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Sending);
        await visitor.PressAsync("Stop");
        await visitor.ReachAsync(Choose);
        await visitor.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        upload.SetResult();

        await visitor.Page.RouteAsync(File, route => route.AbortAsync());
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync("The file did not get through");
        await visitor.LookOverAsync("broken-off");
        await visitor.Page.UnrouteAllAsync();
        await visitor.PressAsync("Try again");
        await visitor.ReachAsync(Choose);
        (await visitor.ValueAsync("file-name")).Should().Be("leads.csv", "it need not be looked for again");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Ready);

        (await invitation.FileAsync()).Text("status").Should().Be("PROCESSED");
    }

    [BrowserFact]
    public async Task An_upload_of_which_only_the_answer_is_lost_is_found_again()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        visitor.ExpectsBrokenConnections = true;
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        await visitor.Page.RouteAsync(File, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });

        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync("The file did not get through");
        await visitor.Page.UnrouteAllAsync();
        await visitor.PressAsync("Try again");

        await visitor.ReachAsync(Ready);
        (await invitation.FileAsync()).Text("status").Should().Be("PROCESSED");
    }

    [BrowserFact]
    public async Task A_server_that_is_not_reached_is_asked_again()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server, phone: true);
        visitor.ExpectsBrokenConnections = true;

        await visitor.Page.RouteAsync("**/api/link", route => route.AbortAsync());
        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync("The server cannot be reached");
        await visitor.LookOverAsync("unreachable");
        await visitor.Page.UnrouteAllAsync();
        await visitor.PressAsync("Try again");
        await visitor.ReachAsync(Choose);

        await visitor.PickAsync();
        await visitor.Page.RouteAsync(File, route => route.Request.Method == "GET" ? route.AbortAsync() : route.ContinueAsync());
        await visitor.PressAsync("Hand in this file");
        await Assertions.Expect(visitor.Page.Locator("#trouble")).ToBeVisibleAsync();
        await visitor.LookOverAsync("working-unreachable");
        await visitor.Page.UnrouteAllAsync();
        await visitor.ReachAsync(Ready);
    }
}
