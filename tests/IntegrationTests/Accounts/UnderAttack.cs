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
    [InlineData("/api/login")]
    [InlineData("/api/user-authenticate")]
    [InlineData("/api/forgot-password")]
    public async Task Known_and_unknown_addresses_take_the_same_time(string path)
    {
        const int Calls = 60;
        await using var server = await PlatformServer.StartAsync(("RateLimits:Enabled", "false"));
        var account = await TestAccount.CreateAsync(server);
        var (known, unknown) = (new List<double>(), new List<double>());

        // Taken in turn, so that whatever else the machine does meets both alike; the first rounds warm up.
        for (var i = 0; i < Calls + 5; i++)
        {
            var (a, b) = (await TimeAsync(server, path, account.Email), await TimeAsync(server, path, $"nobody{i}@example.com"));
            if (i >= 5)
            {
                known.Add(a);
                unknown.Add(b);
            }
        }

        var (median, other) = (Median(known), Median(unknown));
        Math.Abs(median - other).Should().BeLessThan(Math.Max(0.25 * Math.Max(median, other), 5), $"{path}: {median:0.0} ms and {other:0.0} ms");
    }

    private static async Task<double> TimeAsync(PlatformServer server, string path, string email)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await server.Http.PostAsJsonAsync(path, new { email, password = "a guess of a stranger" });
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
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
