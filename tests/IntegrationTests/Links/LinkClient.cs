using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Links;

/// <summary>What a customer's program does with links, and what the browser of who holds one does.</summary>
internal static class LinkClient
{
    public const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    public const string Leads = "First Name,Last Name,Email\nAda,Lovelace,ada.lovelace@gmail.com\nGrace,Hopper,grace.hopper@gmail.com\n";

    /// <summary>Makes links and gives their addresses.</summary>
    public static async Task<IReadOnlyList<string>> LinksAsync(this TestAccount account, object request)
    {
        var answer = await (await account.Http.PostAsJsonAsync("/generate-link-api", request)).JsonAsync(HttpStatusCode.OK);
        return [.. answer.EnumerateArray().Select(l => l.Text("GeneratedMessage")!)];
    }

    /// <summary>Makes one link and gives its token.</summary>
    public static async Task<string> LinkAsync(this TestAccount account, string workflows = "", int uses = 1, string? callbackUrl = null, string site = "Spring fair", string email = "guest@example.com") =>
        TokenOf((await account.LinksAsync(new { emails = new[] { email }, workflows_list = workflows, site, metadata = "m", uses, callback_url = callbackUrl })).Single());

    /// <summary>The value of <c>token</c> in an address.</summary>
    public static string TokenOf(string url) => System.Web.HttpUtility.ParseQueryString(new Uri(url).Query)["token"]!;

    /// <summary>The claims of a token, unchecked.</summary>
    public static JsonElement ClaimsOf(string token) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    /// <summary>The link of a token.</summary>
    public static string IdOf(string token) => ClaimsOf(token).Text("jti")!;

    /// <summary>A request for the link by its page in a person's browser.</summary>
    public static async Task<HttpResponseMessage> OpenAsync(this PlatformServer server, string token, Action<HttpRequestHeaders>? change = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, "/api/link");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("User-Agent", Browser);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en-GB,en;q=0.9");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        change?.Invoke(request.Headers);
        return await server.Http.SendAsync(request);
    }

    /// <summary>Hands a file in.</summary>
    public static async Task<HttpResponseMessage> HandInAsync(this PlatformServer server, string token, string content = Leads, string name = "leads.csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/link/file");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new MultipartFormDataContent { { new StringContent(content), "file", name } };
        return await server.Http.SendAsync(request);
    }

    /// <summary>The link as its team sees it.</summary>
    public static async Task<JsonElement> LookAsync(this TestAccount account, string token) =>
        await (await account.Http.GetAsync($"/api/links/{IdOf(token)}")).JsonAsync(HttpStatusCode.OK);

    public static IEnumerable<string?> EventTypes(this JsonElement link) => link.GetProperty("events").EnumerateArray().Select(e => e.Text("type"));
}
