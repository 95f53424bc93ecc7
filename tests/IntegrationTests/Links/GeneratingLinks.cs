using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Links;

/// <summary>generate-link-api as its document describes it.</summary>
[Trait("Through", "Prism")]
public sealed class GeneratingLinks
{
    // The body of the document's curl line, with its line breaks.
    private const string Document = "{\n\"metadata\":\"testing\",\n\"workflows_list\":\"\",\n\"site\":\"testing\",\n\"emails\":[\"pritam@focalx.ai\"]\n}";

    [Theory]
    [InlineData("/generate-link-api/")]
    [InlineData("/generate-link-api")]
    [InlineData("/api/generate-link-api/")]
    [InlineData("/api/generate-link-api")]
    public async Task The_documents_own_request_is_answered_as_the_document_shows(string path)
    {
        await using var server = await PlatformServer.StartAsync(("Links:BaseUrl", "https://store.example.com/"));
        var account = await TestAccount.CreateAsync(server, "Cham Cha");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Document, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.ApiToken);
        request.Headers.Add("Cookie", "sessionid=3f9d1c");

        var answer = await (await server.Http.SendAsync(request)).JsonAsync(HttpStatusCode.OK);

        answer.GetArrayLength().Should().Be(1);
        answer[0].EnumerateObject().Select(m => m.Name).Should().Equal("user", "GeneratedMessage");
        answer[0].Text("user").Should().Be("pritam@focalx.ai");
        var link = answer[0].Text("GeneratedMessage")!;
        link.Should().MatchRegex(@"^https://store\.example\.com/app\.html\?token=[\w-]+\.[\w-]+\.[\w-]+&licencePlate=&vin=&username=pritam%40focalx\.ai%40cham-cha[a-z0-9-]*&metadata=testing$");
        var claims = LinkClient.ClaimsOf(LinkClient.TokenOf(link));
        claims.EnumerateObject().Select(c => c.Name).Should().BeEquivalentTo("token_type", "exp", "jti", "user_id");
        claims.Text("token_type").Should().Be("access");
        DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()).Should().BeCloseTo(server.Time.GetUtcNow().AddDays(7), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Links_come_in_the_order_given_repeated_addresses_get_one_each_and_every_value_is_encoded()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        string[] emails = ["b@example.com", "a+x&y@example.com", "b@example.com", "c@EXAMPLE.com"];

        var answer = await (await account.Http.PostAsJsonAsync("/generate-link-api", new { emails, metadata = "a&b=c #1?\"ü\"" })).JsonAsync(HttpStatusCode.OK);

        answer.EnumerateArray().Select(l => l.Text("user")).Should().Equal(emails);
        var urls = answer.EnumerateArray().Select(l => l.Text("GeneratedMessage")!).ToArray();
        urls.Select(LinkClient.TokenOf).Should().OnlyHaveUniqueItems();
        urls[1].Should().Contain("&username=a%2Bx%26y%40example.com%40").And.EndWith("&metadata=a%26b%3Dc%20%231%3F%22%C3%BC%22");
        var listed = await (await account.Http.GetAsync("/api/links?limit=3")).JsonAsync(HttpStatusCode.OK);
        listed.GetProperty("items").EnumerateArray().Select(l => l.Text("email")).Should().Equal("c@EXAMPLE.com", "b@example.com", "a+x&y@example.com");
        var rest = await (await account.Http.GetAsync($"/api/links?limit=3&cursor={listed.Text("next")}")).JsonAsync(HttpStatusCode.OK);
        rest.GetProperty("items").EnumerateArray().Select(l => l.Text("email")).Should().Equal("b@example.com");
        rest.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
        (await (await account.Http.GetAsync("/api/links?email=b@example.com")).JsonAsync(HttpStatusCode.OK)).GetProperty("items").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_name_and_place()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        foreach (var body in new[] { "{}", "{\"emails\":null}", "{\"emails\":[]}" })
        {
            var missing = await ProblemAsync(account, body);
            missing.Text("error").Should().Be("Missing required parameter: emails");
            missing.Text("msg").Should().Be("Missing required parameter: emails");
            missing.Text("code").Should().Be("invalid_request");
        }

        var bad = await ProblemAsync(account, """{"emails":["a@example.com","no address","b@example.com",null,"x@example.com\r\nBcc: all@example.com"]}""");
        bad.Text("error").Should().Be("Not e-mail addresses in emails: number 2 (\"no address\"), number 4 (\"null\"), number 5 (\"x@example.com  Bcc: all@example.com\").");
        bad.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("emails", "emails[1]", "emails[3]", "emails[4]");

        (await ProblemAsync(account, """{"emails":["a@example.com"],"workflows_list":"send-email, make-coffee"}""")).Text("error")
            .Should().Be("There is no workflow \"make-coffee\"; the known ones are notify-owner, process-leads, send-email.");
        (await ProblemAsync(account, JsonSerializer.Serialize(new { emails = Enumerable.Repeat("a@example.com", 1001) }))).Text("error").Should().Contain("1001").And.Contain("1000");
        (await ProblemAsync(account, """{"emails":"a@example.com"}""")).Text("error").Should().Be("The value of emails has the wrong type.");
        (await ProblemAsync(account, """{"emails":["a@example.com"],"site":"one\r\nSubject: two"}""")).GetProperty("errors").TryGetProperty("site", out _).Should().BeTrue();
        (await ProblemAsync(account, JsonSerializer.Serialize(new { emails = new[] { "a@example.com" }, metadata = new string('x', 1001) }))).GetProperty("errors").TryGetProperty("metadata", out _).Should().BeTrue();
        (await ProblemAsync(account, """{"emails":["a@example.com"],"uses":0,"expires_in_days":91,"callback_url":"ftp://x"}""")).GetProperty("errors").EnumerateObject().Select(e => e.Name)
            .Should().BeEquivalentTo("uses", "expires_in_days", "callback_url");
        (await account.Http.GetFromJsonAsync<JsonElement>("/api/links")).GetProperty("items").GetArrayLength().Should().Be(0);

        using var nobody = server.ClientFor("not-a-token");
        (await nobody.PostAsync("/generate-link-api", new StringContent(Document))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_with_the_scope_makes_links_and_the_same_request_twice_makes_them_once()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var person = server.ClientFor(account.VaultToken);
        var forLinks = (await (await person.PostAsJsonAsync("/api/api-keys", new { name = "links", scopes = new[] { "links" } })).JsonAsync(HttpStatusCode.Created)).Text("api_secret_key")!;
        var forLeads = (await (await person.PostAsJsonAsync("/api/api-keys", new { name = "leads", scopes = new[] { "leads" } })).JsonAsync(HttpStatusCode.Created)).Text("api_secret_key")!;
        var reading = (await (await person.PostAsJsonAsync("/api/api-keys", new { name = "reading", scopes = new[] { "links", "read_only" } })).JsonAsync(HttpStatusCode.Created)).Text("api_secret_key")!;

        var first = await SendAsync(server, forLinks, "k1", Document);
        var second = await SendAsync(server, forLinks, "k1", Document);
        var other = await SendAsync(server, forLinks, "k1", Document.Replace("pritam", "other", StringComparison.Ordinal));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.Headers.GetValues("Idempotent-Replayed").Should().Equal("true");
        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await account.Http.GetFromJsonAsync<JsonElement>("/api/links")).GetProperty("items").GetArrayLength().Should().Be(1);
        (await SendAsync(server, forLeads, null, Document)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await SendAsync(server, reading, null, Document)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_thousand_addresses_are_made_in_one_request()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var urls = await account.LinksAsync(new { emails = Enumerable.Range(0, 1000).Select(i => $"guest-{i}@example.com"), site = "bulk" });

        urls.Select(LinkClient.TokenOf).Distinct().Should().HaveCount(1000);
        urls[999].Should().Contain("username=guest-999%40example.com");
        (await server.OpenAsync(LinkClient.TokenOf(urls[500]))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> ProblemAsync(TestAccount account, string body) =>
        await (await account.Http.PostAsync("/generate-link-api", new StringContent(body, Encoding.UTF8, "application/json"))).JsonAsync(HttpStatusCode.BadRequest);

    private static async Task<HttpResponseMessage> SendAsync(PlatformServer server, string key, string? idempotencyKey, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/generate-link-api") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", key);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await server.Http.SendAsync(request);
    }
}
