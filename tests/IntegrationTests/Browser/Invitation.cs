using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Browser;

/// <summary>A link that an account made for somebody.</summary>
/// <param name="Account">Who invites.</param>
/// <param name="Url">What the link opens.</param>
internal sealed record Invitation(TestAccount Account, string Url)
{
    public const string Site = "autumn-fair.example.com";

    public const string Metadata = "Booth 14, Thursday and Friday";

    public const string Email = "bob@partner.example.com";

    /// <summary>A list of which one row is somebody else's duplicate and one is malformed.</summary>
    public const string Leads =
        "first name,last name,email,phone\n" +
        "Ada,Lovelace,ada@analytical.org,(212) 555-0142\n" +
        "ADA,LOVELACE,ada@analytical.org,212-555-0142\n" +
        "Alan,Turing,alan@bletchley.org,(212) 555-0199\n" +
        "only,two\n";

    /// <summary>Has an account make a link.</summary>
    /// <param name="server">The server.</param>
    /// <param name="site">What it is for.</param>
    /// <param name="metadata">The account's note.</param>
    /// <param name="workflows">What happens with what is handed in.</param>
    /// <param name="more">Further members of the request.</param>
    public static async Task<Invitation> MakeAsync(
        PlatformServer server, string site = Site, string metadata = Metadata, string workflows = "process-leads", params (string Name, object Value)[] more)
    {
        var account = await TestAccount.CreateAsync(server);
        var body = new Dictionary<string, object> { ["site"] = site, ["metadata"] = metadata, ["workflows_list"] = workflows, ["emails"] = new[] { Email } };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        var made = await (await account.Http.PostAsJsonAsync("/generate-link-api", body)).JsonAsync(HttpStatusCode.OK);
        return new Invitation(account, made[0].Text("GeneratedMessage")!);
    }

    /// <summary>Takes the link back.</summary>
    public async Task RevokeAsync() => (await Account.Http.PostAsync($"/api/links/{(await LinkAsync()).Text("id")}/revoke", null)).EnsureSuccessStatusCode();

    /// <summary>The link as its account sees it.</summary>
    public async Task<JsonElement> LinkAsync() => (await (await Account.Http.GetAsync("/api/links")).JsonAsync(HttpStatusCode.OK)).GetProperty("items")[0];

    /// <summary>The only file of the account, as the account sees it.</summary>
    public async Task<JsonElement> FileAsync() =>
        (await (await Account.Http.GetAsync("/api/files")).JsonAsync(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
}
