using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Survival;

/// <summary>The server is killed at every stage of the main job; after a restart the file ends and the callback arrives.</summary>
public sealed class KilledServer : IAsyncLifetime
{
    private const string SmallFile = "email,first name\nada@analytical.org,Ada\nalan@bletchley.org,Alan\n";

    private readonly string dataDirectory = Directory.CreateTempSubdirectory("platform-survival-").FullName;
    private Func<HttpContext, Task> answer = context => context.Response.WriteAsync(SmallFile);
    private StandInServer source = null!;

    public async Task InitializeAsync() => source = await StandInServer.StartAsync(context => answer(context));

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        Directory.Delete(dataDirectory, recursive: true);
    }

    [Fact]
    public async Task During_the_fetch()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var requested = StallTheSource();
        string id;
        TestAccount account;
        await using (var server = await StartAsync(receiver))
        {
            account = await AccountAsync(server);
            id = (await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url)).Id();
            await requested;
            await server.KillAsync();
        }

        answer = context => context.Response.WriteAsync(SmallFile);
        await using var again = await StartAsync(receiver);

        (await EndAsync(again, account, id)).Text("status").Should().Be("PROCESSED");
        (await receiver.NextAsync()).Json.GetProperty("data").Id().Should().Be(id);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("match")]
    [InlineData("write")]
    public async Task During_a_stage_of_the_refining(string stage)
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        TestAccount? account = null;
        var id = string.Empty;
        var seen = false;

        // A machine may be through with the stage before it is seen: then with more rows.
        for (var rows = 100_000; !seen; rows *= 3)
        {
            var file = ManyRows(rows);
            answer = context => context.Response.Body.WriteAsync(file).AsTask();
            await using var server = await StartAsync(receiver);
            account ??= await AccountAsync(server);
            using var http = server.ClientFor(account);
            id = (await account.ProcessAsync(http, source.Url("/leads.csv"), receiver.Url)).Id();
            seen = await SeeStageAsync(http, id, stage);
            await server.KillAsync();
        }

        await using var again = await StartAsync(receiver);

        var ended = await EndAsync(again, account!, id);
        ended.Text("status").Should().Be("PROCESSED");
        var summary = ended.GetProperty("summary");
        new[] { "accepted", "review", "duplicates", "rejected" }.Sum(name => summary.GetProperty(name).GetInt64()).Should().Be(summary.GetProperty("rows").GetInt64());
        while ((await receiver.NextAsync()).Json.GetProperty("data").Id() != id)
        {
            // The callback of a file that was through too soon.
        }
    }

    [Fact]
    public async Task Before_the_callback_is_answered()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await CallbackReceiver.StartAsync(async (n, _) =>
        {
            if (n == 1)
            {
                arrived.SetResult();
                await killed.Task;
            }
        });
        string id;
        TestAccount account;
        await using (var server = await StartAsync(receiver))
        {
            account = await AccountAsync(server);
            id = (await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url)).Id();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(90));
            await server.KillAsync();
            killed.SetResult();
        }

        await using var again = await StartAsync(receiver);

        var first = await receiver.NextAsync();
        var second = await receiver.NextAsync();
        second.Id.Should().Be(first.Id, "the receiver can tell a repetition by the message's id");
        second.Json.GetProperty("data").Id().Should().Be(id);
        second.Json.Text("type").Should().Be("file.processed");
    }

    [Fact]
    public async Task After_the_callback()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        string id;
        TestAccount account;
        await using (var server = await StartAsync(receiver))
        {
            account = await AccountAsync(server);
            id = (await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url)).Id();
            await receiver.NextAsync();
            await server.KillAsync();
        }

        await using var again = await StartAsync(receiver);

        (await EndAsync(again, account, id)).Text("status").Should().Be("PROCESSED");
        using var http = again.ClientFor(account);
        await DeliveredAsync(http, id);
    }

    [Fact]
    public async Task Asked_to_stop_it_hands_the_file_back_and_exits_in_time()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var requested = StallTheSource();
        string id;
        TestAccount account;
        await using (var server = await StartAsync(receiver))
        {
            account = await AccountAsync(server);
            id = (await account.ProcessAsync(source.Url("/leads.csv"), receiver.Url)).Id();
            await requested;

            (await server.TerminateAsync(TimeSpan.FromSeconds(30))).Should().Be(0);
        }

        answer = context => context.Response.WriteAsync(SmallFile);
        await using var again = await StartAsync(receiver);

        (await EndAsync(again, account, id)).Text("status").Should().Be("PROCESSED");
        (await receiver.NextAsync()).Json.GetProperty("data").Id().Should().Be(id);
    }

    private static byte[] ManyRows(int rows)
    {
        var text = new StringBuilder("first name,last name,email,phone,street,city,state,zip\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Name{i % 997},Surname{i % 7919},person{i}@mail{i % 50}.org,(212) 55{i % 10}-{i % 10_000:0000},{i} Main St,New York,NY,100{i % 100:00}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Sees a stage in the file's events, or that the file has ended without it.
    private static async Task<bool> SeeStageAsync(HttpClient http, string id, string stage)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var events = await http.GetAsync($"/api/files/{id}/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(patience.Token));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line[6..]).RootElement.GetProperty("progress").Text("stage") == stage)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<JsonElement> EndAsync(PlatformProcess server, TestAccount account, string id)
    {
        using var http = server.ClientFor(account);
        return await http.WaitForEndAsync(id);
    }

    private static async Task DeliveredAsync(HttpClient http, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            var page = await (await http.GetAsync($"/api/files/{id}/deliveries", patience.Token)).JsonAsync(System.Net.HttpStatusCode.OK);
            if (page.GetProperty("items")[0].Text("status") == "delivered")
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(patience.Token));
    }

    // The source sends the beginning and then nothing; the task ends when it was asked.
    private Task StallTheSource()
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = async context =>
        {
            await context.Response.WriteAsync(SmallFile[..20]);
            await context.Response.Body.FlushAsync();
            requested.TrySetResult();
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        };
        return requested.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private Task<PlatformProcess> StartAsync(CallbackReceiver receiver) =>
        PlatformProcess.StartAsync(dataDirectory, ("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));

    private async Task<TestAccount> AccountAsync(PlatformProcess server)
    {
        using var mail = new TestMailbox(Path.Combine(dataDirectory, "mail"));
        return await TestAccount.CreateAsync(server.Address, mail);
    }
}
