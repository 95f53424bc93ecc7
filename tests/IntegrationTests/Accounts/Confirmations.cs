using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.ApiKeys;
using Platform.Domain.Teams;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.Persistence;

namespace Platform.IntegrationTests.Accounts;

public sealed class Confirmations
{
    [Theory, EveryDatabase]
    public async Task That_race_make_one_team_with_one_project_and_one_key(DatabaseProvider provider)
    {
        await using var server = await PlatformServer.StartAsync(provider, settings: [("Captcha:Provider", "none"), ("RateLimits:Enabled", "false")]);
        const int Rounds = 6;

        for (var round = 1; round <= Rounds; round++)
        {
            var email = $"race{round}@example.com";
            var registered = await SignedIn.OfAsync(await server.Http.PostAsJsonAsync("/api/register", new { email, password = TestAccount.GoodPassword, name = "Race" }));
            var first = await server.Mail.NextAsync(email, "Confirm");
            using var user = server.ClientFor(registered.UserToken);
            (await user.GetAsync("/api/resend-email-verification?capcha=")).StatusCode.Should().Be(HttpStatusCode.OK);
            var second = await server.Mail.NextAsync(email, "Confirm");

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.Http.GetAsync($"/api/verify-email/{(i % 2 == 0 ? first : second).Token}")));

            answers.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(1);
            answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest).Should().Be(7);
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            (await db.Set<Team>().CountAsync(), await db.Set<Project>().CountAsync(), await db.Set<Membership>().CountAsync(), await db.Set<ApiKey>().CountAsync())
                .Should().Be((round, round, round, round));
        }
    }
}
