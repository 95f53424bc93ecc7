using System.Net;
using System.Text.Json;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Http;

[Trait("Through", "Prism")]
public sealed class EveryAnswer
{
    [Fact]
    public async Task Carries_a_request_id_and_repeats_the_callers_own_when_it_is_sane()
    {
        await using var server = await PlatformServer.StartAsync();

        var fresh = await server.Http.GetAsync("/health/live");
        using var named = new HttpRequestMessage(HttpMethod.Get, "/health/live/") { Headers = { { "X-Request-Id", "my-id-1" } } };
        var repeated = await server.Http.SendAsync(named);

        fresh.StatusCode.Should().Be(HttpStatusCode.OK);
        fresh.Headers.GetValues("X-Request-Id").Single().Should().StartWith("req_");
        repeated.Headers.GetValues("X-Request-Id").Single().Should().Be("my-id-1");
    }

    [Fact]
    public async Task Says_that_the_server_is_ready_as_long_as_it_has_its_database()
    {
        await using var server = await PlatformServer.StartAsync(DatabaseProvider.Sqlite);
        var ready = await server.Http.GetAsync("/health/ready");
        var database = Path.Combine(server.DataDirectory, "platform.db");
        File.Move(database, database + ".away");

        var unready = await server.Http.GetAsync("/health/ready");
        var live = await server.Http.GetAsync("/health/live");

        (ready.StatusCode, await ready.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "Healthy"));
        (unready.StatusCode, await unready.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        (live.StatusCode, await live.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task Is_a_problem_document_with_every_documents_error_member_when_there_is_nothing()
    {
        await using var server = await PlatformServer.StartAsync();

        var answer = await server.Http.GetAsync("/api/nothing-here");
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        body.GetProperty("code").GetString().Should().Be("not_found");
        body.GetProperty("error").GetString().Should().Be(body.GetProperty("msg").GetString()).And.NotBeNullOrEmpty();
        body.GetProperty("traceId").GetString().Should().StartWith("req_");
    }
}
