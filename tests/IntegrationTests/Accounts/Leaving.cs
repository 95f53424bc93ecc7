using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_the_lead_files_along_also_those_under_way(bool wholeAccount)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = await StandInServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("email\n");
            await context.Response.Body.FlushAsync();
            await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        });
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host));
        var account = await TestAccount.CreateAsync(server);
        var other = await TestAccount.CreateAsync(server);
        using var user = server.ClientFor(account.UserToken);
        var (done, kept) = (await UploadAsync(account), await UploadAsync(other));
        var running = (await account.ProcessAsync(source.Url("/leads.csv"), "https://no-such-host.invalid/hook")).Id();
        var team = (await user.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("team_id").GetString();

        var exported = (await user.GetFromJsonAsync<JsonElement>("/api/me/export")).GetProperty("lead_files").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!);
        exported.Keys.Should().BeEquivalentTo([done, running]);
        exported[running].GetProperty("handed_in").GetProperty("file_url").GetString().Should().Be(source.Url("/leads.csv"));
        (await user.GetAsync("/api/webhooks/secret")).EnsureSuccessStatusCode();
        Directory.Exists(StoredIn(server, done)).Should().BeTrue();

        var deleted = wholeAccount ? await DeleteAsync(user, account.Password) : await user.DeleteAsync($"/api/teams/{team}");

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        Directory.Exists(StoredIn(server, done)).Should().BeFalse("the answer says that it is deleted");
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Directory.Exists(StoredIn(server, running)).Should().BeFalse();
        Directory.Exists(StoredIn(server, kept)).Should().BeTrue();
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        (await db.Set<LeadFile>().Select(f => f.Id).ToListAsync()).Should().Equal(kept);
        (await db.Set<CallbackDelivery>().CountAsync(d => d.SubjectId != kept)).Should().Be(0);
        (await db.Set<WebhookSecret>().CountAsync()).Should().Be(wholeAccount ? 0 : 1);
    }

    private static string StoredIn(PlatformServer server, string file) => Path.Combine(server.DataDirectory, "storage", "files", file);

    private static async Task<string> UploadAsync(TestAccount account)
    {
        using var form = new MultipartFormDataContent { { new StringContent("email\nada@analytical.org\n"), "file", "leads.csv" } };
        var id = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        await account.Http.WaitForEndAsync(id);
        return id;
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/me") { Content = JsonContent.Create(new { password }) };
        return await user.SendAsync(request);
    }
}
