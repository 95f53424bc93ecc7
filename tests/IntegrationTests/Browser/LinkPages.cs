using Microsoft.Playwright;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using static Platform.IntegrationTests.Browser.LinkVisitors;

namespace Platform.IntegrationTests.Browser;

/// <summary>The page of an application link, from the invitation to the refined file in the visitor's hands.</summary>
[Collection(BrowserTests.Name)]
public sealed class LinkPages(BrowserFixture browser)
{
    private const string File = "**/api/link/file";

    [BrowserTheory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_file_chosen_in_the_dialogue_comes_back_refined(bool phone, bool dark)
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server, phone, dark);

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        visitor.Page.Url.Should().EndWith("/app.html", "the token is not left in the address bar");
        (await visitor.ValueAsync("email")).Should().Be(Invitation.Email);
        (await visitor.ValueAsync("site")).Should().Be(Invitation.Site);
        (await visitor.ValueAsync("metadata")).Should().Be(Invitation.Metadata);
        (await visitor.ValueAsync("team")).Should().NotBeEmpty();
        await visitor.LookOverAsync("choose");
        (await invitation.LinkAsync()).Text("state").Should().Be("opened");
        await visitor.PickAsync();
        await visitor.LookOverAsync("chosen");

        var upload = await visitor.HoldAsync(File, "POST");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Sending);
        await visitor.LookOverAsync("sending");
        var progress = await visitor.HoldAsync(File, "GET");
        upload.SetResult();
        await visitor.ReachAsync(Working);
        await visitor.LookOverAsync("working");
        progress.SetResult();
        await visitor.ReachAsync(Ready);
        await visitor.LookOverAsync("ready");

        (await visitor.ValueAsync("outcome")).Should().EndWith("of 4 rows can be used as they are.");
        (await visitor.ValueAsync("duplicates")).Should().Be("1");
        (await visitor.ValueAsync("rejected")).Should().Be("1");
        var refined = await visitor.DownloadAsync("Download the refined file");
        refined.Name.Should().Be("leads-refined.csv");
        refined.Content.Should().StartWith("first name,last name,email,phone,lead_row,lead_status")
            .And.Be(await invitation.Account.Http.GetStringAsync($"/api/files/{(await invitation.FileAsync()).Id()}/processed"));
        (await visitor.DownloadAsync("Rejected rows")).Content.Should().Contain("only,two");
        (await visitor.DownloadAsync("Report")).Content.Should().StartWith("{");

        // The link is used, and whoever used it can come back to the result.
        (await invitation.LinkAsync()).Text("state").Should().Be("used");
        await visitor.Page.ReloadAsync();
        await visitor.ReachAsync(Ready);
        (await visitor.Page.GetByText("another file").Filter(new() { Visible = true }).CountAsync()).Should().Be(0);
        await visitor.LookOverAsync("ready-again");
    }

    [BrowserFact]
    public async Task A_file_dropped_on_the_page_comes_back_refined_and_two_at_once_are_not_taken()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.DropAsync("one.csv", "two.csv");
        await Assertions.Expect(visitor.Page.Locator("#doubt")).ToContainTextAsync("one file at a time");
        await visitor.LookOverAsync("two-files");
        await visitor.DropAsync("dropped.csv");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Ready);

        (await visitor.DownloadAsync("Download the refined file")).Content.Should().Contain("Lovelace").And.Contain("lead_status");
        (await invitation.FileAsync()).Text("file_name").Should().Be("dropped.csv");
        await visitor.LookOverAsync("dropped");
    }

    [BrowserFact]
    public async Task The_whole_way_is_open_to_the_keyboard_alone()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        var keys = visitor.Page.Keyboard;

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await Assertions.Expect(visitor.Page.Locator(Visitor.Heading)).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        var dialogue = await visitor.Page.RunAndWaitForFileChooserAsync(() => keys.PressAsync("Space"));
        await visitor.LookOverAsync("keyboard");
        await dialogue.SetFilesAsync(FileOf(Invitation.Leads, "leads.csv"));
        await Assertions.Expect(visitor.Page.Locator("#send")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await visitor.ReachAsync(Ready);
        await Assertions.Expect(visitor.Page.Locator(Visitor.Heading)).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));

        download.SuggestedFilename.Should().Be("leads-refined.csv");
        await visitor.LookOverAsync("keyboard-ready");
    }

    [BrowserFact]
    public async Task Whoever_hears_the_page_is_told_where_the_file_is()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        await visitor.Page.AddInitScriptAsync(
            "window.heard = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() => heard.push(document.getElementById('status').textContent)).observe(document.getElementById('status'), { childList: true }));");

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        var progress = await visitor.HoldAsync(File, "GET");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Working);
        progress.SetResult();
        await visitor.ReachAsync(Ready);

        (await visitor.Page.EvaluateAsync<string[]>("heard")).Should().Contain("leads.csv is chosen.").And.Contain("Waiting for its turn.").And.OnlyHaveUniqueItems();
        (await visitor.Page.TitleAsync()).Should().StartWith(Ready);
    }

    [BrowserFact]
    public async Task A_link_for_two_files_takes_another_one_after_a_file_that_is_no_list()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server, more: ("uses", 2));
        await using var visitor = await Visitor.ComeAsync(browser, server, phone: true);

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n", "brochure.pdf");
        await Assertions.Expect(visitor.Page.Locator("#doubt")).ToContainTextAsync("ends in .pdf");
        await visitor.LookOverAsync("doubtful");
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Failed);
        (await visitor.ValueAsync("failure")).Should().Be((await invitation.FileAsync()).GetProperty("error").Text("message")).And.StartWith("The file is a PDF document;");
        await visitor.LookOverAsync("failed");

        await visitor.PressAsync("Choose another file");
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        await visitor.PressAsync("Hand in this file");
        await visitor.ReachAsync(Ready);
        (await visitor.Page.GetByText("another file").Filter(new() { Visible = true }).CountAsync()).Should().Be(0, "both uses are made");
        await visitor.LookOverAsync("second-file");
    }

    [BrowserFact]
    public async Task A_file_that_is_not_to_be_processed_is_received_with_thanks()
    {
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server, workflows: string.Empty);
        await using var visitor = await Visitor.ComeAsync(browser, server);

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);
        await visitor.PickAsync();
        await visitor.PressAsync("Hand in this file");

        await visitor.ReachAsync("Your file has arrived");
        await visitor.LookOverAsync("arrived");
    }

    [BrowserFact]
    public async Task What_the_account_wrote_is_shown_as_text_only()
    {
        const string Evil = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
        await using var server = await PlatformServer.StartAsync();
        var invitation = await Invitation.MakeAsync(server, site: "javascript:alert(1)", metadata: Evil + new string('W', 150));
        await using var visitor = await Visitor.ComeAsync(browser, server, phone: true);

        await visitor.OpenAsync(invitation.Url);
        await visitor.ReachAsync(Choose);

        (await visitor.ValueAsync("metadata")).Should().Be(Evil + new string('W', 150));
        (await visitor.ValueAsync("site")).Should().Be("javascript:alert(1)");
        (await visitor.Page.Locator("main img, main a:visible, main script").CountAsync()).Should().Be(0);
        (await visitor.Page.TitleAsync()).Should().NotContain("taken");
        await visitor.LookOverAsync("text-only");
    }
}
