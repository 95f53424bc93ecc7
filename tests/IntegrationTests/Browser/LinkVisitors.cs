using System.Text;
using Microsoft.Playwright;

namespace Platform.IntegrationTests.Browser;

/// <summary>What somebody does on the page of a link.</summary>
internal static class LinkVisitors
{
    public const string Choose = "Hand in a lead file";
    public const string Sending = "Sending your file";
    public const string Working = "Your file is being refined";
    public const string Ready = "Your refined file is ready";
    public const string Failed = "This file could not be refined";

    /// <summary>Chooses a file in the browser's own dialogue.</summary>
    public static async Task PickAsync(this Visitor visitor, string content = Invitation.Leads, string name = "leads.csv")
    {
        var dialogue = await visitor.Page.RunAndWaitForFileChooserAsync(() => visitor.Page.Locator("label[for='file']").ClickAsync());
        await dialogue.SetFilesAsync(FileOf(content, name));
    }

    public static FilePayload FileOf(string content, string name) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) };

    /// <summary>Drags files from elsewhere over the page and lets go of them.</summary>
    public static async Task DropAsync(this Visitor visitor, params string[] names)
    {
        await using var data = await visitor.Page.EvaluateHandleAsync(
            "([names, content]) => { const data = new DataTransfer(); for (const name of names) data.items.add(new File([content], name, { type: 'text/csv' })); return data; }",
            new object[] { names, Invitation.Leads });
        var onto = visitor.Page.Locator("body");
        await onto.DispatchEventAsync("dragover", new { dataTransfer = data });
        await Assertions.Expect(visitor.Page.Locator("#drop")).ToHaveClassAsync("drop over");
        await onto.DispatchEventAsync("drop", new { dataTransfer = data });
    }

    public static Task PressAsync(this Visitor visitor, string button) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>What the link of this name downloads.</summary>
    public static async Task<(string Name, string Content)> DownloadAsync(this Visitor visitor, string link)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllTextAsync(await download.PathAsync()));
    }

    /// <summary>Holds what the page asks of an address until it is let go.</summary>
    public static async Task<TaskCompletionSource> HoldAsync(this Visitor visitor, string address, string method)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(address, async route =>
        {
            if (route.Request.Method == method)
            {
                await gate.Task;
            }

            await route.ContinueAsync();
        });
        return gate;
    }
}
