using Microsoft.Playwright;

namespace Platform.IntegrationTests.Browser;

/// <summary>One headless Chromium for all tests in a browser; every visitor gets a profile of its own in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The browser is given no way off this machine, and keeps still by itself.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    // What is expected comes when it comes: hashing a password alone takes seconds on a machine with much to do.
    private const float PatienceMilliseconds = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal async Task<IBrowser> BrowserAsync()
    {
        if (BrowserParts.Explain() is { } missing)
        {
            throw new InvalidOperationException(missing + ".");
        }

        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        playwright ??= await Playwright.CreateAsync();
        return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserParts.Chromium, Args = Arguments });
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>The tests that share the browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
