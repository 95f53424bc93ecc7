using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using Platform.IntegrationTests.Survival;

namespace Platform.IntegrationTests.Links;

/// <summary>A link opens its own upload and nothing else.</summary>
public sealed partial class AbuseOfLinks
{
    [Fact]
    [Trait("Through", "Prism")]
    public async Task The_token_of_a_link_passes_nowhere_else_and_no_other_token_passes_for_one()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var token = await account.LinkAsync(uses: 2);
        var other = await account.LinkAsync();
        var fileId = (await (await server.HandInAsync(token)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        var team = (await account.Http.GetFromJsonAsync<JsonElement>("/api/me")).Text("team_id")!;
        using var holder = server.ClientFor(token);
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var routes = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "patch" or "delete").Select(o => (Method: HttpMethod.Parse(o.Name), Path: p.Name, Operation: o.Value)))
            .Where(r => r.Operation.GetProperty("security").EnumerateArray().All(s => s.EnumerateObject().Any()) && !r.Path.StartsWith("/api/link/", StringComparison.Ordinal) && r.Path != "/api/link")
            .ToList();
        routes.Should().HaveCountGreaterThan(40);

        foreach (var (method, path, _) in routes)
        {
            var address = path.Replace("{teamId}", team, StringComparison.Ordinal).Replace("/files/{id}", $"/files/{fileId}", StringComparison.Ordinal)
                .Replace("/links/{id}", $"/links/{LinkClient.IdOf(token)}", StringComparison.Ordinal).Replace("{output}", "processed", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(method, Parameter().Replace(address, "1"));
            request.Content = method == HttpMethod.Get ? null
                : path.EndsWith("/files", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent("Email\n"), "file", "leads.csv" } }
                : JsonContent.Create(new { name = "x", email = account.Email, emails = new[] { "x@example.com" } });
            (await holder.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{method} {path}");
        }

        var pair = await (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password })).JsonAsync(HttpStatusCode.OK);
        var issuer = server.Services.GetRequiredService<ITokenIssuer>();
        var now = server.Time.GetUtcNow();
        var kinds = Enum.GetValues<TokenKind>().Where(k => k != TokenKind.Link).Select(kind => issuer.Issue(new TokenClaims
        {
            Kind = kind, UserId = LinkClient.ClaimsOf(other).Text("user_id")!, Id = LinkClient.IdOf(other), SessionId = LinkClient.IdOf(other), IssuedAt = now, ExpiresAt = now.AddHours(1), TeamId = team,
        }));
        var forged = other[..^4] + (other.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        foreach (var foreign in kinds.Append(pair.Text("userToken")!).Append(account.VaultToken).Append(account.ApiToken).Append(forged).Append("x"))
        {
            (await (await server.OpenAsync(foreign)).JsonAsync(HttpStatusCode.Unauthorized)).Text("code").Should().Be("invalid_token");
            (await server.HandInAsync(foreign)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        (await (await server.OpenAsync(other)).JsonAsync(HttpStatusCode.OK)).GetProperty("file").ValueKind.Should().Be(JsonValueKind.Null, "another link's file is not shown");
    }

    [Fact]
    [Trait("Through", "Prism")]
    public async Task One_links_idempotency_key_does_not_give_another_link_its_answer()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var ids = new List<string>();
        foreach (var token in new[] { await account.LinkAsync(), await account.LinkAsync() })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/link/file");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Idempotency-Key", "the-same");
            request.Content = new MultipartFormDataContent("same-boundary") { { new StringContent(LinkClient.Leads), "file", "leads.csv" } };
            ids.Add((await (await server.Http.SendAsync(request)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id());
        }

        ids.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Tokens_are_not_logged_however_much_is()
    {
        var directory = Directory.CreateTempSubdirectory("platform-test-").FullName;
        using var mail = new TestMailbox(Path.Combine(directory, "mail"));
        await using var server = await PlatformProcess.StartAsync(directory, ("Serilog:MinimumLevel:Default", "Verbose"), ("Serilog:MinimumLevel:Override:Microsoft", "Verbose"));
        var account = await TestAccount.CreateAsync(server.Address, mail);
        var token = await account.LinkAsync("send-email,process-leads");
        await mail.NextAsync("guest@example.com", "lead list");
        using var holder = TestAccount.ClientFor(server.Address, token);
        (await holder.GetAsync($"/app.html?token={token}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await holder.GetAsync("/api/link")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var form = new MultipartFormDataContent { { new StringContent(LinkClient.Leads), "file", "leads.csv" } };
        var file = await (await holder.PostAsync("/api/link/file", form)).JsonAsync(HttpStatusCode.Accepted);
        await account.Http.WaitForEndAsync(file.GetProperty("data").Id());
        await server.TerminateAsync(TimeSpan.FromSeconds(60));

        server.Said.Should().Contain("HandInFile").And.Contain("/app.html", "or else it does not log much");
        server.Said.Should().NotContain(token.Split('.')[2]).And.NotContain("guest@example.com");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    [Trait("Through", "Prism")]
    public async Task Leaving_takes_the_links_along_and_the_copy_of_everything_has_them()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var token = await account.LinkAsync();
        using var user = server.ClientFor(account.UserToken);
        var export = await user.GetFromJsonAsync<JsonElement>("/api/me/export");
        export.GetProperty("links")[0].Text("id").Should().Be(LinkClient.IdOf(token));
        export.GetRawText().Should().NotContain(token);

        using var leave = new HttpRequestMessage(HttpMethod.Delete, "/api/me") { Content = JsonContent.Create(new { password = account.Password }) };
        (await user.SendAsync(leave)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await (await server.OpenAsync(token)).JsonAsync(HttpStatusCode.NotFound)).Text("code").Should().Be("link_not_found");
        (await server.HandInAsync(token)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
