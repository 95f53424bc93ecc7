using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

public sealed class UnderAttack
{
    [Fact]
    public async Task The_owner_still_gets_in_from_where_they_have_been_before()
    {
        await using var server = await PlatformServer.StartAsync(("RateLimits:SignIn:PerAccount:Count", "5"), ("RateLimits:SignIn:PerAccount:Window", "01:00:00"));
        var account = await TestAccount.CreateAsync(server);
        using var stranger = From(server, IPAddress.Parse("127.0.0.2"));

        var guesses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            guesses.Add((await stranger.PostAsJsonAsync("/api/login", new { email = account.Email, password = "a guess of a stranger" })).StatusCode);
        }

        guesses.Should().Contain(HttpStatusCode.TooManyRequests);
        (await server.Http.PostAsJsonAsync("/api/login", new { email = account.Email, password = account.Password })).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_signed_in_request_is_answered_while_sign_ins_wait_for_the_hasher()
    {
        await using var server = await PlatformServer.StartAsync(("RateLimits:Enabled", "false"));
        var account = await TestAccount.CreateAsync(server);
        (await account.Http.GetAsync("/api/me")).EnsureSuccessStatusCode();

        var flood = Enumerable.Range(0, 40).Select(i => server.Http.PostAsJsonAsync("/api/login", new { email = $"nobody{i}@example.com", password = "a guess of a stranger" })).ToArray();
        await Task.WhenAny(flood);
        var answered = await account.Http.GetAsync("/api/me");
        var stillWaiting = flood.Count(f => !f.IsCompleted);

        answered.StatusCode.Should().Be(HttpStatusCode.OK);
        stillWaiting.Should().BeGreaterThan(20, "the request did not queue behind the sign-ins");
        await Task.WhenAll(flood);
    }

    [Theory]
    [InlineData("/api/login", HttpStatusCode.Unauthorized)]
    [InlineData("/api/user-authenticate", HttpStatusCode.Forbidden)]
    [InlineData("/api/forgot-passsword", HttpStatusCode.OK)]
    [InlineData("/api/resend-email-verification", HttpStatusCode.Unauthorized)]
    public async Task Known_and_unknown_addresses_get_the_same_answer_in_the_same_time(string path, HttpStatusCode status)
    {
        const int Calls = 200;
        const int WarmUp = 6;
        await using var server = await PlatformServer.StartAsync(("RateLimits:Enabled", "false"));
        var account = await TestAccount.CreateAsync(server);
        var (known, unknown) = (new List<double>(), new List<double>());
        var answers = new HashSet<string>();

        // In turn and in changing order, so that whatever else the machine does, also on account of the call before, meets both alike.
        for (var i = 0; i < Calls + WarmUp; i++)
        {
            var isKnown = (i ^ (i >> 1)) % 2 == 0;
            var (time, answer) = await CallAsync(server, path, isKnown ? account.Email : $"nobody{i}@example.com");
            answers.Add(answer);
            if (i >= WarmUp)
            {
                (isKnown ? known : unknown).Add(time);
            }
        }

        answers.Should().ContainSingle().Which.Should().StartWith($"{(int)status} ");
        var (shorter, longer) = (Math.Min(Median(known), Median(unknown)), Math.Max(Median(known), Median(unknown)));
        (longer < 1.5 * shorter || longer - shorter < 5).Should().BeTrue($"the medians of {path} are {Median(known):0.0} ms for a known and {Median(unknown):0.0} ms for an unknown address");
    }

    // A resend takes no address: it is the session's. Whatever address stands in its query, it is asked for the session.
    private static async Task<(double Milliseconds, string Answer)> CallAsync(PlatformServer server, string path, string email)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = path.Contains("resend", StringComparison.Ordinal)
            ? await server.Http.GetAsync($"{path}?capcha=x&email={email}")
            : await server.Http.PostAsJsonAsync(path, new { email, password = "a guess of a stranger" });
        var body = await answer.Content.ReadAsStringAsync();
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (time, $"{(int)answer.StatusCode} {(body.Contains("traceId", StringComparison.Ordinal) ? body[..body.IndexOf("traceId", StringComparison.Ordinal)] : body)} {string.Join(' ', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal))}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static HttpClient From(PlatformServer server, IPAddress address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = server.Address,
    };
}
