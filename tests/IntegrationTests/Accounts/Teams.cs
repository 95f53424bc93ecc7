using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class Teams
{
    [Fact]
    public async Task Are_joined_by_invitation_and_left_again()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server, "Olga Owner");
        var guest = await TestAccount.CreateAsync(server, "Gus Guest");
        using var asOwner = server.ClientFor(owner.UserToken);
        using var asGuest = server.ClientFor(guest.UserToken);
        var team = (await JsonAsync(await asOwner.PostAsJsonAsync("/api/teams", new { name = "Field sales" }))).GetProperty("id").GetString();

        (await asOwner.PostAsJsonAsync($"/api/teams/{team}/invitations", new { email = guest.Email })).StatusCode.Should().Be(HttpStatusCode.Created);
        var mail = await server.Mail.NextAsync(guest.Email, "invited");
        mail.Text.Should().Contain("Field sales").And.Contain("/invitation.html?token=");
        (await asOwner.PostAsJsonAsync("/api/invitations/accept", new { token = mail.Token })).StatusCode.Should().Be(HttpStatusCode.Forbidden, "it is for another address");
        (await asGuest.GetAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await asGuest.PostAsJsonAsync("/api/invitations/accept", new { token = mail.Token })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await asGuest.PostAsJsonAsync("/api/invitations/accept", new { token = mail.Token })).StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is used");

        var seen = await JsonAsync(await asGuest.GetAsync($"/api/teams/{team}"));
        seen.GetProperty("role").GetString().Should().Be("member");
        (await JsonAsync(await asGuest.GetAsync($"/api/teams/{team}/members"))).GetProperty("items").GetArrayLength().Should().Be(2);
        var vault = (await SignedIn.OfAsync(await asGuest.PostAsync($"/api/teams/{team}/token", null))).VaultToken!;
        using var inTeam = server.ClientFor(vault);
        (await JsonAsync(await inTeam.GetAsync("/api/me"))).GetProperty("team_id").GetString().Should().Be(team);

        (await asGuest.PostAsync($"/api/teams/{team}/leave", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await asGuest.GetAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await inTeam.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the token was for that team");
        (await JsonAsync(await asGuest.GetAsync("/api/me"))).GetProperty("team_id").GetString().Should().StartWith("team_").And.NotBe(team);
    }

    [Fact]
    public async Task Give_each_role_what_is_its_own()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server);
        var member = await TestAccount.CreateAsync(server);
        using var asOwner = server.ClientFor(owner.UserToken);
        using var asMember = server.ClientFor(member.UserToken);
        var team = await JoinedAsync(server, asOwner, asMember, member.Email);
        var (ownerId, memberId) = (await IdAsync(asOwner), await IdAsync(asMember));

        (await asMember.PatchAsJsonAsync($"/api/teams/{team}", new { name = "Mine" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await asMember.GetAsync($"/api/teams/{team}/audit")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await asMember.PostAsJsonAsync($"/api/teams/{team}/projects", new { name = "P" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await asMember.GetAsync($"/api/teams/{team}/projects")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await asOwner.PatchAsJsonAsync($"/api/teams/{team}/members/{memberId}", new { role = "admin" })).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await asMember.PatchAsJsonAsync($"/api/teams/{team}", new { name = "Ours" })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await asMember.PostAsJsonAsync($"/api/teams/{team}/projects", new { name = "P" })).StatusCode.Should().Be(HttpStatusCode.Created);
        (await asMember.PatchAsJsonAsync($"/api/teams/{team}/members/{memberId}", new { role = "owner" })).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await asMember.DeleteAsync($"/api/teams/{team}/members/{ownerId}")).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await asMember.DeleteAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await asMember.PostAsJsonAsync($"/api/teams/{team}/transfer", new { user_id = memberId })).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        (await asOwner.PostAsync($"/api/teams/{team}/leave", null)).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await asOwner.PostAsJsonAsync($"/api/teams/{team}/transfer", new { user_id = memberId })).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await asOwner.PostAsync($"/api/teams/{team}/leave", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var audit = await JsonAsync(await asMember.GetAsync($"/api/teams/{team}/audit?limit=3"));
        audit.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()).Should().Equal("member.left", "team.transferred", "project.created");
        audit.GetProperty("next").GetString().Should().NotBeNull();
        var rest = await JsonAsync(await asMember.GetAsync($"/api/teams/{team}/audit?cursor={audit.GetProperty("next").GetString()}"));
        rest.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()).Should().StartWith("team.renamed").And.EndWith("team.created");
        (await asMember.DeleteAsync($"/api/teams/{team}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Do_not_exist_for_strangers_and_for_keys_of_other_teams()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        using var asOwner = server.ClientFor(owner.UserToken);
        var team = (await JsonAsync(await asOwner.PostAsJsonAsync("/api/teams", new { name = "Second" }))).GetProperty("id").GetString();
        var paths = new[] { "", "/members", "/projects", "/invitations", "/audit" };

        foreach (var path in paths)
        {
            (await stranger.Http.GetAsync($"/api/teams/{team}{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await owner.Http.GetAsync($"/api/teams/{team}{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "the key is for the default team");
            (await asOwner.GetAsync($"/api/teams/{team}{path}")).StatusCode.Should().Be(HttpStatusCode.OK, path);
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("cursor=%27%20or%201=1")]
    public async Task Are_not_listed_for_a_wrong_part(string query)
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        (await account.Http.GetAsync($"/api/teams?{query}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<string> JoinedAsync(PlatformServer server, HttpClient owner, HttpClient guest, string email)
    {
        var team = (await JsonAsync(await owner.PostAsJsonAsync("/api/teams", new { name = "Together" }))).GetProperty("id").GetString()!;
        (await owner.PostAsJsonAsync($"/api/teams/{team}/invitations", new { email })).EnsureSuccessStatusCode();
        (await guest.PostAsJsonAsync("/api/invitations/accept", new { token = (await server.Mail.NextAsync(email, "invited")).Token })).EnsureSuccessStatusCode();
        return team;
    }

    private static async Task<string> IdAsync(HttpClient client) => (await JsonAsync(await client.GetAsync("/api/me"))).GetProperty("id").GetString()!;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }
}
