using System.Net;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Jobs;

/// <summary>Jobs and the rows they are about lie in one SQLite file that many want to write.</summary>
public sealed class WorkOnSqlite
{
    [Fact]
    public async Task Many_files_handed_in_at_once_are_all_accepted_and_all_end()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var started = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            account.Http.PostAsJsonAsync("/api/process-leads", new { file_url = $"https://no-such-host.invalid/{i}.csv", email = account.Email })));

        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(25), "nobody waits until the database gives up");
        foreach (var answer in answers)
        {
            var file = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("data");
            (await account.Http.WaitForEndAsync(file.Id())).GetProperty("error").Text("code").Should().Be("host_not_found");
        }
    }
}
