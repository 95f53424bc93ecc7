using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class Guessing
{
    [Fact]
    public async Task Is_slowed_down_and_the_headers_say_so()
    {
        await using var server = await PlatformServer.StartAsync(("RateLimits:SignIn:PerAccount:Count", "2"), ("RateLimits:SignIn:PerAccount:Window", "00:10:00"));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await server.Http.PostAsJsonAsync("/api/login", new { email = "victim@example.com", password = "guess number one two" }));
        }

        answers[1].StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answers[2].StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answers[2].Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        string.Join(", ", answers[0].Headers.GetValues("RateLimit")).Should().Contain("\"signin-account\";r=1;");
        string.Join(", ", answers[0].Headers.GetValues("RateLimit-Policy")).Should().Contain("\"signin-account\";q=2;w=600");
    }

    [Fact]
    public async Task Can_be_switched_to_unlimited()
    {
        await using var server = await PlatformServer.StartAsync(("RateLimits:Enabled", "false"), ("RateLimits:ExistEmail:PerAddress:Count", "1"));

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var answer = await server.Http.GetAsync("/api/exist-email/nobody@example.com");
            (await answer.Content.ReadAsStringAsync()).Should().Be("false");
        }
    }

    [Fact]
    public async Task Exist_email_says_true_for_an_account_and_nothing_when_it_is_switched_off()
    {
        await using var server = await PlatformServer.StartAsync();
        await using var closed = await PlatformServer.StartAsync(("Accounts:ExistEmail", "false"));
        var account = await TestAccount.CreateAsync(server);

        (await server.Http.GetStringAsync($"/api/exist-email/{account.Email.ToUpperInvariant()}")).Should().Be("true");
        (await closed.Http.GetAsync("/api/exist-email/nobody@example.com")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Needs_work_for_each_mail_and_each_answer_is_good_once()
    {
        await using var server = await PlatformServer.StartAsync(("Captcha:Difficulty", "8"));
        var registered = await SignedIn.OfAsync(await server.Http.PostAsJsonAsync("/api/register", new { email = "pow@example.com", password = TestAccount.GoodPassword, name = "Pow" }));
        using var user = server.ClientFor(registered.UserToken);
        var challenge = await server.Http.GetFromJsonAsync<JsonElement>("/api/captcha");
        var answer = Solve(challenge.GetProperty("challenge").GetString()!, challenge.GetProperty("difficulty").GetInt32());

        (await user.GetAsync("/api/resend-email-verification")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await user.GetAsync($"/api/resend-email-verification?capcha={answer}x")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await user.GetAsync($"/api/resend-email-verification?capcha={answer}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await user.GetAsync($"/api/resend-email-verification?capcha={answer}")).StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is spent");
    }

    internal static string Solve(string challenge, int difficulty)
    {
        for (var number = 0; ; number++)
        {
            var answer = $"{challenge}.{number}";
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(answer));
            if (System.Numerics.BitOperations.LeadingZeroCount(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash)) >= difficulty)
            {
                return answer;
            }
        }
    }
}
