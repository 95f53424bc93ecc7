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

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Can_be_used_by_everybody_folded_and_unfolded(bool phone)
    {
        await using var server = await PlatformServer.StartAsync();
        await using var visitor = await Visitor.ComeAsync(browser, server, phone);
        visitor.ExpectedRefusals.Add(401);
        var page = visitor.Page;
        await visitor.OpenAsync($"{server.Address}docs");
        await page.Locator("#operations-Me-me_get").WaitForAsync();
        await visitor.LookOverAsync("reference");

        // One of every method, an upload, a list with parameters, and an answer.
        foreach (var operation in new[] { "Leads-leads_processLeads", "Files-files_upload", "Files-files_list", "Me-me_update", "Sessions-sessions_endAll", "Me-me_get" })
        {
            await page.Locator($"#operations-{operation} .opblock-summary-control").ClickAsync();
            await page.Locator($"#operations-{operation} .execute").WaitForAsync();
        }

        await page.Locator("#operations-Me-me_get .execute").ClickAsync();
        await page.Locator("#operations-Me-me_get .live-responses-table .highlight-code").First.WaitForAsync();
        await page.Locator("section.models button").First.ClickAsync();
        await page.Locator("section.models .json-schema-2020-12-expand-deep-button").First.ClickAsync();
        await page.Locator("section.models .json-schema-2020-12-property").First.WaitForAsync();
        await visitor.LookOverAsync("reference-unfolded");

        await page.GetByRole(AriaRole.Button, new() { Name = "Authorize", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await visitor.LookOverAsync("reference-credentials");
    }
}
