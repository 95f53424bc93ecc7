using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.Accounts;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;
using Platform.Domain.Mail;
using Platform.Infrastructure.Idempotency;
using Platform.Infrastructure.Identity;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Accounts;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;
using Platform.IntegrationTests.Persistence;
using Quartz;

namespace Platform.IntegrationTests.Jobs;

public sealed class Housekeeping
{
    [Theory, EveryDatabase]
    public async Task Takes_away_what_has_had_its_use_and_leaves_what_has_not(DatabaseProvider provider)
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(provider, time, ("Housekeeping:Interval", "00:00:01"), ("Housekeeping:KeepLeadFiles", "60.00:00:00"), ("Housekeeping:KeepLinks", "120.00:00:00"));
        var account = await TestAccount.CreateAsync(server);
        await RegisterAsync(server, "never-confirmed@example.com");
        (await CreateKeyAsync(account, "old")).StatusCode.Should().Be(HttpStatusCode.Created);
        (await server.Http.PostAsJsonAsync("/api/forgot-password", new { email = account.Email })).EnsureSuccessStatusCode();
        await server.Mail.NextAsync(account.Email, "new password");
        var (deleted, old) = (await UploadAsync(account), await UploadAsync(account));
        (await account.Http.DeleteAsync($"/api/files/{deleted}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        Directory.CreateDirectory(StoredIn(server, deleted)).Create();
        await MakeLinkAsync(account, expiresInDays: 7);
        await MakeLinkAsync(account, expiresInDays: 60);
        (await CountsAsync(server)).Should().Match<Counts>(c => c.Sessions > 2 && c.Tokens > 1 && c.Mails > 2 && c.Keys == 1 && c.Files == 1 && c.Erasures == 1 && c.Users == 2 && c.Links == 2);

        time.Advance(TimeSpan.FromDays(150));
        await RoundAsync(server);
        var alive = await SignedIn.ByAsync(server, account.Email, account.Password);
        await RegisterAsync(server, "just-registered@example.com");
        await server.Mail.NextAsync("just-registered@example.com", "Confirm");
        await RoundAsync(server);

        // One session each of the sign-in and the registration, the confirmation of the latter with its mail and the notice of the sign-in.
        (await CountsAsync(server)).Should().Be(new Counts(Sessions: 2, Tokens: 1, Mails: 2, Keys: 0, Files: 0, Erasures: 1, Users: 2, Links: 1), "the other link ran out 90 days ago");
        Directory.Exists(StoredIn(server, deleted)).Should().BeFalse("what a run wrote after the deletion is found at the second look");
        Directory.Exists(StoredIn(server, old)).Should().BeFalse();
        using var user = server.ClientFor(alive.UserToken);
        (await user.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static string StoredIn(PlatformServer server, string file) => Path.Combine(server.DataDirectory, "storage", "files", file);

    // Of two rounds that end from now on the second has begun after now.
    private static async Task RoundAsync(PlatformServer server)
    {
        var rounds = new Rounds();
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        scheduler.ListenerManager.AddJobListener(rounds, []);
        await rounds.Second.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<Counts> CountsAsync(PlatformServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return new Counts(
            await db.Set<Session>().CountAsync(),
            await db.Set<OneTimeToken>().CountAsync(),
            await db.Set<OutgoingMail>().CountAsync(),
            await db.Set<IdempotencyRecord>().CountAsync(),
            await db.Set<LeadFile>().CountAsync(),
            await db.Set<LeadFileErasure>().CountAsync(),
            await db.Set<User>().CountAsync(),
            await db.Set<Link>().CountAsync());
    }

    private static async Task RegisterAsync(PlatformServer server, string email) =>
        (await server.Http.PostAsJsonAsync("/api/register", new { email, password = TestAccount.GoodPassword, name = "Zoe" })).EnsureSuccessStatusCode();

    private static async Task MakeLinkAsync(TestAccount account, int expiresInDays) =>
        (await account.Http.PostAsJsonAsync("/generate-link-api", new { emails = new[] { "ada@analytical.org" }, expires_in_days = expiresInDays })).EnsureSuccessStatusCode();

    private static async Task<HttpResponseMessage> CreateKeyAsync(TestAccount account, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/api-keys") { Content = JsonContent.Create(new { name = "Import" }), Headers = { { "Idempotency-Key", key } } };
        return await account.Http.SendAsync(request);
    }

    private static async Task<string> UploadAsync(TestAccount account)
    {
        using var form = new MultipartFormDataContent { { new StringContent("email\nada@analytical.org\n"), "file", "leads.csv" } };
        var id = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        await account.Http.WaitForEndAsync(id);
        return id;
    }

    private sealed record Counts(int Sessions, int Tokens, int Mails, int Keys, int Files, int Erasures, int Users, int Links);

    private sealed class Rounds : IJobListener
    {
        private readonly TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int ended;

        public string Name => "rounds";

        public Task Second => second.Task;

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            if (context.JobDetail.Key.Name == "housekeeping" && Interlocked.Increment(ref ended) == 2)
            {
                second.SetResult();
            }

            return ValueTask.CompletedTask;
        }
    }
}
