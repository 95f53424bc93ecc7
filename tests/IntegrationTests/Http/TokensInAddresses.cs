using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.Survival;

namespace Platform.IntegrationTests.Http;

/// <summary>Links carry their token in the query, because a mail can carry it nowhere else; there it has to stay.</summary>
public sealed class TokensInAddresses
{
    private const string Token = "tok-3f1c9a";

    private static readonly string[] Addresses = [$"/app.html?token={Token}&licencePlate=&vin=&username=x", $"/reset.html?token={Token}", $"/invitation.html?token={Token}", $"/api/files/file_1/processed?expires=1&signature={Token}", $"/nothing?token={Token}"];

    [Fact]
    public async Task Are_in_no_line_of_the_log_and_neither_are_passwords_however_much_is_logged()
    {
        var data = Directory.CreateTempSubdirectory("platform-test-").FullName;
        string said;
        await using (var server = await PlatformProcess.StartAsync(
            data, ("Serilog:MinimumLevel:Default", "Verbose"), ("Serilog:MinimumLevel:Override:Microsoft", "Verbose"), ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics", "Verbose")))
        {
            await VisitAsync(server.Address);
            (await server.TerminateAsync(TimeSpan.FromSeconds(60))).Should().Be(0);
            said = server.Said;
        }

        Directory.Delete(data, recursive: true);
        said.Split('\n').Should().Contain(line => line.Contains("/app.html", StringComparison.Ordinal), "or else nothing was logged of the visit")
            .And.NotContain(line => line.Contains(Token, StringComparison.Ordinal) || line.Contains(TestAccount.GoodPassword, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_in_no_trace()
    {
        var traced = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue(activity.DisplayName + string.Concat(activity.TagObjects.Select(tag => $" {tag.Key}={tag.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        await using (var server = await PlatformServer.StartAsync())
        {
            await VisitAsync(server.Address);
        }

        traced.Should().Contain(activity => activity.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal), "or else nothing was traced of the visit")
            .And.NotContain(activity => activity.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_told_to_nobody_by_the_pages()
    {
        await using var server = await PlatformServer.StartAsync();

        foreach (var page in Addresses[..3])
        {
            var answer = await server.Http.GetAsync(page);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, page);
            answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        }
    }

    private static async Task VisitAsync(Uri server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = server };
        foreach (var address in Addresses)
        {
            await http.GetAsync(address);
        }

        await http.PostAsJsonAsync("/api/login", new { email = "nobody@example.com", password = TestAccount.GoodPassword });
    }
}
