namespace Platform.Domain.Links;

/// <summary>How a request for a link's page looks.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="UserAgent"><c>User-Agent</c>.</param>
/// <param name="AcceptLanguage"><c>Accept-Language</c>.</param>
/// <param name="FetchSite"><c>Sec-Fetch-Site</c> (W3C Fetch Metadata), which browsers send where the page came over https or from this machine.</param>
/// <param name="Purpose"><c>Sec-Purpose</c> or <c>Purpose</c>: set when a browser only looks ahead.</param>
/// <param name="SendsFetchMetadata">Whether a browser sends fetch metadata to this address.</param>
public sealed record LinkVisit(string Method, string? UserAgent, string? AcceptLanguage, string? FetchSite, string? Purpose, bool SendsFetchMetadata)
{
    // What mail scanners, link previews and programs call themselves; from their published User-Agent strings.
    private static readonly string[] Programs =
    [
        "bot", "crawl", "spider", "slurp", "preview", "scan", "headless", "phantom", "curl", "wget", "python", "java/", "okhttp", "go-http", "libwww", "httpclient",
        "axios", "node-fetch", "undici", "monitor", "proofpoint", "mimecast", "barracuda", "safelinks", "urldefense", "googleimageproxy", "ggpht", "yahoomailproxy",
        "facebookexternalhit", "whatsapp", "skypeuripreview", "slack", "embed", "validator", "lighthouse", "postman", "insomnia", "microsoft office", "outlook",
    ];

    /// <summary>
    /// Whether a person seems to be behind it: a browser by its name that is no known program, sends the languages of its user, and where it can be told runs
    /// the page's own script. Mail scanners that drive a real browser cannot be told from people by this; opening a link therefore decides nothing.
    /// </summary>
    public bool LooksHuman =>
        Method == "GET"
        && UserAgent is { } agent && agent.StartsWith("Mozilla/5.0 (", StringComparison.Ordinal)
        && !Programs.Any(p => agent.Contains(p, StringComparison.OrdinalIgnoreCase))
        && !string.IsNullOrWhiteSpace(AcceptLanguage)
        && string.IsNullOrEmpty(Purpose)
        && (FetchSite is "same-origin" || (string.IsNullOrEmpty(FetchSite) && !SendsFetchMetadata));
}
