using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Links;

/// <summary>Created, sent, opened, used, expired, revoked.</summary>
[Trait("Through", "Prism")]
public sealed class LifeOfALink
{
    [Fact]
    public async Task Looking_at_a_link_changes_nothing_but_the_time_of_the_first_persons_visit()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server, "Cham Cha");
        var token = await account.LinkAsync();

        (await server.OpenAsync(token, method: HttpMethod.Head)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.OpenAsync(token, h => h.Remove("User-Agent"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.OpenAsync(token, h => { h.Remove("User-Agent"); h.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)"); })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.OpenAsync(token, h => h.Remove("Sec-Fetch-Site"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Http.GetAsync($"/app.html?token={token}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await account.LookAsync(token)).EventTypes().Should().Equal("created");

        var page = await (await server.OpenAsync(token)).JsonAsync(HttpStatusCode.OK);
        var opened = await account.LookAsync(token);
        await server.OpenAsync(token);

        page.Text("state").Should().Be("opened");
        page.Text("team_name").Should().Be("Cham Cha's team");
        page.Text("site").Should().Be("Spring fair");
        page.GetProperty("max_bytes").GetInt64().Should().Be(512 * 1024 * 1024);
        page.GetProperty("file").ValueKind.Should().Be(JsonValueKind.Null);
        opened.EventTypes().Should().Equal("created", "opened");
        (await account.LookAsync(token)).GetRawText().Should().Be(opened.GetRawText());
    }

    [Fact]
    public async Task Only_handing_in_uses_a_link_and_then_it_shows_what_came_of_it()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var token = await account.LinkAsync("process-leads");
        using var holder = server.ClientFor(token);
        (await (await holder.GetAsync("/api/link/file")).JsonAsync(HttpStatusCode.NotFound)).Text("code").Should().Be("file_not_found");
        using var nothing = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        (await (await holder.PostAsync("/api/link/file", nothing)).JsonAsync(HttpStatusCode.BadRequest)).Text("error").Should().Be("Missing required parameter: file");
        (await account.LookAsync(token)).GetProperty("uses").GetInt32().Should().Be(0);

        var accepted = await (await server.HandInAsync(token)).JsonAsync(HttpStatusCode.Accepted);
        var fileId = accepted.GetProperty("data").Id();
        await account.Http.WaitForEndAsync(fileId);

        (await (await server.HandInAsync(token)).JsonAsync(HttpStatusCode.Conflict)).Text("code").Should().Be("link_used");
        var status = await (await holder.GetAsync("/api/link/file")).JsonAsync(HttpStatusCode.OK);
        status.GetProperty("data").Text("status").Should().Be("PROCESSED");
        var refined = await server.Http.GetStringAsync(new Uri(status.GetProperty("data").Text("processed_file_url")!).PathAndQuery);
        refined.Should().Contain("ada.lovelace@gmail.com").And.Contain("lead_status");
        var page = await (await server.OpenAsync(token)).JsonAsync(HttpStatusCode.OK);
        page.Text("state").Should().Be("used");
        page.GetProperty("file").GetProperty("summary").GetProperty("rows").GetInt64().Should().Be(2);
        var link = await account.LookAsync(token);
        link.Text("state").Should().Be("used");
        link.EventTypes().Should().Equal("created", "opened", "used");
        link.GetProperty("events")[2].Text("file_upload_identifier").Should().Be(fileId);
        (await account.Http.GetFromJsonAsync<JsonElement>($"/api/files/{fileId}")).Text("file_name").Should().Be("leads.csv");
    }

    [Fact]
    public async Task Of_many_uploads_at_once_through_one_use_exactly_one_is_taken()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var one = await account.LinkAsync();
        var three = await account.LinkAsync(uses: 3);

        var toOne = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.HandInAsync(one)));
        var toThree = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.HandInAsync(three)));

        toOne.Select(a => a.StatusCode).Order().Should().Equal([HttpStatusCode.Accepted, .. Enumerable.Repeat(HttpStatusCode.Conflict, 7)]);
        toThree.Select(a => a.StatusCode).Order().Should().Equal([.. Enumerable.Repeat(HttpStatusCode.Accepted, 3), .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)]);
        (await account.LookAsync(one)).GetProperty("uses").GetInt32().Should().Be(1);
        (await account.LookAsync(three)).EventTypes().Should().Equal("created", "opened", "used", "used", "used");
        (await account.Http.GetFromJsonAsync<JsonElement>("/api/files")).GetProperty("items").GetArrayLength().Should().Be(4);
        Directory.GetDirectories(Path.Combine(server.DataDirectory, "storage", "files")).Should().HaveCount(4, "what was refused is not kept");
    }

    [Fact]
    public async Task A_link_expires_by_itself_and_a_used_one_goes_on_showing_its_file()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server, "Cham Cha");
        var urls = await account.LinksAsync(new { emails = new[] { "a@example.com", "b@example.com" }, expires_in_days = 2 });
        var (unused, used) = (LinkClient.TokenOf(urls[0]), LinkClient.TokenOf(urls[1]));
        await (await server.HandInAsync(used)).JsonAsync(HttpStatusCode.Accepted);

        time.Advance(TimeSpan.FromDays(2));

        var expired = await (await server.OpenAsync(unused)).JsonAsync(HttpStatusCode.Gone);
        expired.Text("code").Should().Be("link_expired");
        expired.Text("detail").Should().Be("This link has expired; ask Cham Cha's team for a new one.");
        (await server.HandInAsync(unused)).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await (await server.OpenAsync(used)).JsonAsync(HttpStatusCode.OK)).Text("state").Should().Be("used");
        using var again = server.ClientFor((await (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password })).JsonAsync(HttpStatusCode.OK)).Text("vaultToken")!);
        var link = await (await again.GetAsync($"/api/links/{LinkClient.IdOf(unused)}")).JsonAsync(HttpStatusCode.OK);
        link.Text("state").Should().Be("expired");
        link.EventTypes().Should().Equal("created", "expired");
    }

    [Fact]
    public async Task A_link_that_is_taken_back_opens_nothing_any_more()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server, "Cham Cha");
        var stranger = await TestAccount.CreateAsync(server);
        var token = await account.LinkAsync();
        var id = LinkClient.IdOf(token);
        (await stranger.Http.PostAsync($"/api/links/{id}/revoke", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var revoked = await (await account.Http.PostAsync($"/api/links/{id}/revoke", null)).JsonAsync(HttpStatusCode.OK);
        var twice = await (await account.Http.PostAsync($"/api/links/{id}/revoke", null)).JsonAsync(HttpStatusCode.OK);

        revoked.Text("state").Should().Be("revoked");
        twice.EventTypes().Should().Equal("created", "revoked");
        var gone = await (await server.OpenAsync(token)).JsonAsync(HttpStatusCode.Gone);
        gone.Text("code").Should().Be("link_revoked");
        gone.Text("error").Should().Contain("Cham Cha's team");
        (await server.HandInAsync(token)).StatusCode.Should().Be(HttpStatusCode.Gone);
    }
}
