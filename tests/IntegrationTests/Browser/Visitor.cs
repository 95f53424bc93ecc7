using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Browser;

/// <summary>Somebody with a browser of their own, who notices whatever a page does that it should not.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    // Where the pictures go that a person wants to look at; unset, none are taken.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PLATFORM_TEST_SCREENSHOTS");

    private readonly IBrowserContext context;
    private readonly Uri home;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<Task> looks = new();

    private Visitor(IBrowserContext context, IPage page, Uri home)
    {
        this.context = context;
        this.home = home;
        Page = page;
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => complaints.Enqueue($"script error: {error}");
        page.Request += (_, request) => Watch(request);
        page.RequestFinished += (_, request) => looks.Enqueue(LookForRefererAsync(request));
    }

    public IPage Page { get; }

    /// <summary>Statuses that the server is expected to refuse with; Chromium notes each refusal on its console.</summary>
    public HashSet<int> ExpectedRefusals { get; } = [];

    /// <summary>Whether the test itself breaks connections.</summary>
    public bool ExpectsBrokenConnections { get; set; }

    /// <summary>Finds the heading that is to be seen.</summary>
    public const string Heading = "h1:visible";

    /// <summary>Opens a browser window.</summary>
    public static async Task<Visitor> ComeAsync(BrowserFixture fixture, PlatformServer server, bool phone = false, bool dark = false)
    {
        var browser = await fixture.BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = phone ? new ViewportSize { Width = 360, Height = 740 } : new ViewportSize { Width = 1100, Height = 820 },
            HasTouch = phone,
            IsMobile = phone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            Locale = "en-US",

            // As it looks with a person in front of it: the server tells people from programs by it.
            UserAgent = $"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{browser.Version.Split('.')[0]}.0.0.0 Safari/537.36",
        });
        await context.AddInitScriptAsync(scriptPath: BrowserParts.Axe!);
        await context.AddInitScriptAsync("window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + ' ' + e.blockedURI));");
        return new Visitor(context, await context.NewPageAsync(), server.Address);
    }

    public Task OpenAsync(string url) => Page.GotoAsync(url);

    /// <summary>Waits until the page is at a heading.</summary>
    public Task ReachAsync(string heading) => Assertions.Expect(Page.Locator(Heading)).ToHaveTextAsync(heading);

    /// <summary>The text that is to be seen.</summary>
    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Text of the place of a value.</summary>
    public Task<string> ValueAsync(string name) => Page.Locator($"[data-text='{name}']").First.InnerTextAsync();

    /// <summary>
    /// Looks the page over as it is now: axe finds nothing, nothing sticks out to the side, and up to now nothing was complained of on
    /// the console, blocked by the policy, asked of another host or asked with a Referer.
    /// </summary>
    public async Task LookOverAsync(string name)
    {
        await PictureAsync(name);
        var found = await Page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html + ' ' + n.failureSummary))");
        found.Should().BeEmpty("{0} can be used by everybody", name);
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "{0} does not stick out to the side", name);
        await KeepsTheRulesAsync(name);
    }

    /// <summary>Up to now nothing was complained of on the console, blocked by the policy, asked of another host or asked with a Referer.</summary>
    public async Task KeepsTheRulesAsync(string name)
    {
        (await Page.EvaluateAsync<string[]>("violations")).Should().BeEmpty("{0} keeps its own policy", name);
        await Task.WhenAll(looks);
        complaints.Should().BeEmpty("{0} is clean", name);
    }

    /// <summary>Takes a picture for a person to look at, where one is wanted.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures is not null)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Hear(IConsoleMessage message)
    {
        var refusal = Refusal().Match(message.Text);
        var expected = (refusal.Success && ExpectedRefusals.Contains(int.Parse(refusal.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)))
            || (ExpectsBrokenConnections && message.Text.Contains("net::ERR_", StringComparison.Ordinal));
        if (message.Type is "error" or "warning" && !expected)
        {
            complaints.Enqueue($"{message.Type}: {message.Text}");
        }
    }

    private void Watch(IRequest request)
    {
        var url = new Uri(request.Url);
        if (url.Authority != home.Authority)
        {
            complaints.Enqueue($"request to another host: {request.Url}");
        }
    }

    private async Task LookForRefererAsync(IRequest request)
    {
        if ((await request.AllHeadersAsync()).TryGetValue("referer", out var referer))
        {
            complaints.Enqueue($"{request.Url} was asked with the Referer {referer}");
        }
    }

    [GeneratedRegex(@"the server responded with a status of (\d+)")]
    private static partial Regex Refusal();
}
