using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

public sealed class Leaving
{
    [Fact]
    public async Task Starts_with_a_copy_of_everything_and_ends_with_nothing()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var user = server.ClientFor(account.UserToken);

        var export = await user.GetStringAsync("/api/me/export");
        var parts = JsonDocument.Parse(export).RootElement;
        parts.GetProperty("account").GetProperty("email").GetString().Should().Be(account.Email);
        parts.GetProperty("sessions").GetArrayLength().Should().BeGreaterThan(1);
        parts.GetProperty("api_keys").GetArrayLength().Should().Be(1);
        parts.GetProperty("teams").GetArrayLength().Should().Be(1);
        parts.GetProperty("audit").GetArrayLength().Should().BeGreaterThan(2);
        export.Should().NotContain(account.ApiKey.Split('_')[2]);

        (await DeleteAsync(user, "not the password at all")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await DeleteAsync(user, account.Password)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await user.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await account.Http.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await server.Http.GetStringAsync($"/api/exist-email/{account.Email}")).Should().Be("false");
        (await server.Http.PostAsJsonAsync("/api/register", new { email = account.Email, password = account.Password, name = "Again" })).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/me") { Content = JsonContent.Create(new { password }) };
        return await user.SendAsync(request);
    }
}
