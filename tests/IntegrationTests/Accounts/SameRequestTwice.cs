using System.Net;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class SameRequestTwice
{
    [Fact]
    public async Task Gets_the_first_answer_again_and_creates_nothing()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var first = await CreateAsync(account, "k1", "Import");
        var second = await CreateAsync(account, "k1", "Import");
        var other = await CreateAsync(account, "k1", "Export");
        var next = await CreateAsync(account, "k2", "Import");

        first.StatusCode.Should().Be(HttpStatusCode.Created);
        first.Headers.Contains("Idempotent-Replayed").Should().BeFalse();
        second.StatusCode.Should().Be(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotent-Replayed").Single().Should().Be("true");
        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        next.StatusCode.Should().Be(HttpStatusCode.Created);
        (await account.Http.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/api-keys")).GetProperty("items").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task At_the_same_time_runs_once()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CreateAsync(account, "race", "Import")));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        answers.Should().Contain(a => a.StatusCode == HttpStatusCode.Created);
        (await account.Http.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/api-keys")).GetProperty("items").GetArrayLength().Should().Be(2);
    }

    private static async Task<HttpResponseMessage> CreateAsync(TestAccount account, string key, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/api-keys") { Content = JsonContent.Create(new { name }), Headers = { { "Idempotency-Key", key } } };
        return await account.Http.SendAsync(request);
    }
}
