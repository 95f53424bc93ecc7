using Microsoft.Playwright;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Browser;

/// <summary>The browsable reference of the API.</summary>
[Collection(BrowserTests.Name)]
public sealed class Reference(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Lets_one_sign_in_and_try_a_call_and_asks_no_other_host()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        await using var visitor = await Visitor.ComeAsync(browser, server);
        visitor.ExpectedRefusals.Add(401);
        var page = visitor.Page;

        await visitor.OpenAsync($"{server.Address}docs");
        await page.GetByLabel("E-mail address", new() { Exact = true }).FillAsync(account.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#wrong")).Not.ToBeEmptyAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#signed-in")).ToContainTextAsync(account.Email);

        var operation = page.Locator("#operations-Me-me_get");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        await Assertions.Expect(operation.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        await Assertions.Expect(operation.Locator(".live-responses-table")).ToContainTextAsync(account.Email);
        await visitor.PictureAsync("reference");
        await visitor.KeepsTheRulesAsync("the reference");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("E-mail address", new() { Exact = true })).ToBeVisibleAsync();
        await operation.Locator(".execute").ClickAsync();
        await Assertions.Expect(operation.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("401");
        await visitor.KeepsTheRulesAsync("the reference");
    }
}
