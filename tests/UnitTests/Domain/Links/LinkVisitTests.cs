using Platform.Domain.Links;

namespace Platform.UnitTests.Domain.Links;

public sealed class LinkVisitTests
{
    private static readonly LinkVisit Person = new(
        "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "de-AT,de;q=0.8", "same-origin", null, SendsFetchMetadata: true);

    [Fact]
    public void A_browser_that_runs_the_pages_script_looks_like_a_person()
    {
        Person.LooksHuman.Should().BeTrue();
        (Person with { FetchSite = "", SendsFetchMetadata = false }).LooksHuman.Should().BeTrue("over plain http browsers send no fetch metadata");
    }

    [Fact]
    public void What_only_looks_ahead_or_asks_otherwise_does_not()
    {
        (Person with { Method = "HEAD" }).LooksHuman.Should().BeFalse();
        (Person with { FetchSite = "" }).LooksHuman.Should().BeFalse();
        (Person with { FetchSite = "cross-site" }).LooksHuman.Should().BeFalse();
        (Person with { FetchSite = "none" }).LooksHuman.Should().BeFalse();
        (Person with { Purpose = "prefetch" }).LooksHuman.Should().BeFalse();
        (Person with { AcceptLanguage = "" }).LooksHuman.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("curl/8.5.0")]
    [InlineData("python-requests/2.32.3")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) BingPreview/1.0b")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")]
    public void Programs_do_not(string? userAgent) => (Person with { UserAgent = userAgent }).LooksHuman.Should().BeFalse();
}
