using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Fetching;

/// <summary>Which addresses the server connects to, shown with real connections.</summary>
public sealed class AddressesOfLeadFiles
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::1]")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    public async Task A_host_that_is_not_public_is_refused_however_it_is_spelled(string host)
    {
        await using var server = await StandInServer.StartAsync(context => context.Response.WriteAsync("secret"));
        await using var fetch = new FetchFixture(null);

        var fetched = await fetch.FetchAsync($"http://{host}:{server.Port}/leads.csv");

        fetched.Code.Should().Be("address_not_allowed");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_is_judged_by_its_addresses()
    {
        await using var server = await StandInServer.StartAsync(context => context.Response.WriteAsync("secret"));
        var resolver = new ScriptedNetwork(new() { ["innocent.example"] = ["127.0.0.1"] });
        await using var fetch = new FetchFixture(resolver);

        (await fetch.FetchAsync($"http://innocent.example:{server.Port}/")).Code.Should().Be("address_not_allowed");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_is_judged_by_the_address_connected_to()
    {
        await using var server = await StandInServer.StartAsync(context => context.Response.WriteAsync("secret"));

        // Public at first (nothing answers there), then the loopback address.
        var resolver = new ScriptedNetwork(new() { ["turncoat.example"] = ["192.31.196.1", "127.0.0.1"] });
        await using var fetch = new FetchFixture(resolver, ("Fetch:ConnectTimeout", "00:00:00.3"), ("Fetch:Retries", "2"));

        var fetched = await fetch.FetchAsync($"http://turncoat.example:{server.Port}/");

        fetched.Code.Should().Be("address_not_allowed");
        resolver.Questions["turncoat.example"].Should().Be(2, "each connection asks once and goes to an address of that one answer");
        resolver.Connections.Select(address => address.ToString()).Should().Equal("192.31.196.1");
        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_hop_of_a_redirect_is_checked(int allowedHops)
    {
        // source.example is allowed; after the given number of hops there it leads to a name that is not.
        var port = 0;
        await using var server = await StandInServer.StartAsync(context =>
        {
            var hop = int.Parse(context.Request.Path.Value!.TrimStart('/'), System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Redirect($"http://{(hop < allowedHops ? "source" : "internal")}.example:{port}/{hop + 1}");
            return Task.CompletedTask;
        });
        port = server.Port;
        var resolver = new ScriptedNetwork(new() { ["source.example"] = ["127.0.0.1"], ["internal.example"] = ["127.0.0.1"] });
        await using var fetch = new FetchFixture(resolver, ("Fetch:AllowedHosts", $"source.example:{port}"));

        var fetched = await fetch.FetchAsync($"http://source.example:{port}/0");

        fetched.Code.Should().Be("address_not_allowed");
        server.Requests.Should().HaveCount(allowedHops + 1);
    }

    [Fact]
    public async Task A_redirect_to_another_port_of_an_allowed_host_is_refused_when_only_one_port_is_allowed()
    {
        await using var other = await StandInServer.StartAsync(context => context.Response.WriteAsync("secret"));
        await using var server = await StandInServer.StartAsync(context =>
        {
            context.Response.Redirect(other.Url("/"));
            return Task.CompletedTask;
        });
        await using var fetch = new FetchFixture(null, ("Fetch:AllowedHosts", server.Host));

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be("address_not_allowed");
        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ftp://source.example/x", "unsupported_scheme")]
    [InlineData("file:///etc/passwd", "unsupported_scheme")]
    [InlineData("", "bad_redirect")]
    public async Task A_redirect_to_something_else_than_http_is_refused(string location, string code)
    {
        await using var server = await StandInServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            if (location.Length > 0)
            {
                context.Response.Headers.Location = location;
            }

            return Task.CompletedTask;
        });
        await using var fetch = new FetchFixture(null, ("Fetch:AllowedHosts", server.Host));

        (await fetch.FetchAsync(server.Url("/"))).Code.Should().Be(code);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "too_many_redirects")]
    public async Task Five_redirects_are_followed_and_no_more(int redirects, string? code)
    {
        await using var server = await StandInServer.StartAsync(context =>
        {
            var hop = int.Parse(context.Request.Path.Value!.TrimStart('/'), System.Globalization.CultureInfo.InvariantCulture);
            if (hop == redirects)
            {
                return context.Response.WriteAsync("email\n");
            }

            context.Response.Redirect($"/{hop + 1}");
            return Task.CompletedTask;
        });
        await using var fetch = new FetchFixture(null, ("Fetch:AllowedHosts", server.Host));

        (await fetch.FetchAsync(server.Url("/0"))).Code.Should().Be(code);
    }
}
