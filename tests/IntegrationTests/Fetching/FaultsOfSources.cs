using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Fetching;

/// <summary>What servers of lead files do wrong, and what becomes of the fetch.</summary>
public sealed class FaultsOfSources
{
    [Fact]
    public async Task A_file_is_streamed_to_storage_and_the_query_is_sent()
    {
        await using var server = await StandInServer.StartAsync(context => context.Response.WriteAsync("email\na@example.com\n"));
        await using var fetch = Fetch(server);

        (await fetch.FetchAsync(server.Url("/leads.csv?signature=abc"))).Bytes.Should().Be(20);

        (await fetch.StoredAsync()).Should().Be("email\na@example.com\n");
        server.Requests.Should().Equal("/leads.csv?signature=abc");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_transient_answer_is_tried_again(int status)
    {
        var calls = 0;
        await using var server = await StandInServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref calls) < 3)
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("email\n");
        });
        await using var fetch = Fetch(server);

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().BeNull();
        calls.Should().Be(3);
    }

    [Theory]
    [InlineData(401, "fetch_forbidden")]
    [InlineData(403, "fetch_forbidden")]
    [InlineData(404, "fetch_not_found")]
    [InlineData(410, "fetch_not_found")]
    [InlineData(418, "fetch_failed")]
    [InlineData(204, "fetch_failed")]
    public async Task An_answer_that_will_not_change_is_not_tried_again(int status, string code)
    {
        await using var server = await StandInServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var fetch = Fetch(server);

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be(code);
        server.Requests.Should().ContainSingle();
        (await fetch.StoredAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_connection_that_breaks_half_way_is_tried_again_from_the_beginning()
    {
        var calls = 0;
        await using var server = await StandInServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 20;
            await context.Response.WriteAsync("email\na@exa");
            await context.Response.Body.FlushAsync();
            if (Interlocked.Increment(ref calls) < 3)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("mple.com\n");
        });
        await using var fetch = Fetch(server);

        (await fetch.FetchAsync(server.Url("/"))).Bytes.Should().Be(20);
        (await fetch.StoredAsync()).Should().Be("email\na@example.com\n");
    }

    [Fact]
    public async Task A_connection_that_is_reset_half_way_is_tried_again_from_the_beginning()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var fetch = new FetchFixture(null, ("Fetch:AllowedHosts", listener.LocalEndpoint.ToString()!));
        var answers = AnswerAsync(("email\na@exa", true), ("email\na@exa", true), ("email\na@example.com\n", false));

        (await fetch.FetchAsync($"http://{listener.LocalEndpoint}/")).Bytes.Should().Be(20);
        (await fetch.StoredAsync()).Should().Be("email\na@example.com\n");
        await answers;

        // Closing with a linger time of nought drops what is left to say and sends a reset.
        async Task AnswerAsync(params (string Body, bool Reset)[] connections)
        {
            foreach (var (body, reset) in connections)
            {
                using var connection = await listener.AcceptSocketAsync();
                await connection.ReceiveAsync(new byte[4096]);
                await connection.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{body}"));
                connection.LingerState = new LingerOption(reset, 0);
            }
        }
    }

    [Fact]
    public async Task Retries_end()
    {
        await using var server = await StandInServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var fetch = Fetch(server, ("Fetch:Retries", "2"));

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be("fetch_failed");
        server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_the_operator_allows_ends_the_fetch()
    {
        await using var server = await StandInServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var fetch = Fetch(server);

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be("fetch_rate_limited");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_wait_that_the_server_asks_for_is_kept()
    {
        var calls = 0;
        await using var server = await StandInServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("email\n");
        });
        await using var fetch = Fetch(server);
        var started = TimeProvider.System.GetTimestamp();

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().BeNull();
        TimeProvider.System.GetElapsedTime(started).Should().BeGreaterThan(TimeSpan.FromSeconds(0.95));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_the_limit_is_refused_whether_or_not_its_length_is_announced(bool announced)
    {
        await using var server = await StandInServer.StartAsync(async context =>
        {
            context.Response.ContentLength = announced ? 1001 : null;
            await context.Response.WriteAsync(new string('a', 500));
            await context.Response.WriteAsync(new string('a', 501));
        });
        await using var fetch = Fetch(server, ("Fetch:MaxBytes", "1000"));

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be("file_too_large");
        server.Requests.Should().ContainSingle();
        (await fetch.StoredAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_taken()
    {
        await using var server = await StandInServer.StartAsync(context => context.Response.WriteAsync(new string('a', 1000)));
        await using var fetch = Fetch(server, ("Fetch:MaxBytes", "1000"));

        (await fetch.FetchAsync(server.Url("/"))).Bytes.Should().Be(1000);
    }

    [Theory]
    [InlineData("Fetch:IdleTimeout", true)]
    [InlineData("Fetch:IdleTimeout", false)]
    [InlineData("Fetch:Timeout", true)]
    public async Task A_server_that_falls_silent_is_given_up(string setting, bool afterTheHeaders)
    {
        await using var server = await StandInServer.StartAsync(async context =>
        {
            if (afterTheHeaders)
            {
                await context.Response.WriteAsync("email\n");
                await context.Response.Body.FlushAsync();
            }

            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        await using var fetch = Fetch(server, (setting, "00:00:00.2"), ("Fetch:Retries", "1"));

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be("fetch_timeout");
        (await fetch.StoredAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_said_so()
    {
        await using var fetch = new FetchFixture(null);

        (await fetch.FetchAsync("http://no-such-host.invalid/leads.csv")).Code.Should().Be("host_not_found");
    }

    private static FetchFixture Fetch(StandInServer server, params (string Key, string Value)[] settings) =>
        new(null, [("Fetch:AllowedHosts", server.Host), .. settings]);
}
