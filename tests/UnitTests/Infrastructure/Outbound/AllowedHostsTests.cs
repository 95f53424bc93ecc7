using Microsoft.Extensions.Configuration;
using Platform.Infrastructure;
using Platform.Infrastructure.Outbound;

namespace Platform.UnitTests.Infrastructure.Outbound;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("files.internal", "files.internal", 80, true)]
    [InlineData("files.internal", "FILES.internal.", 8443, true)]
    [InlineData("files.internal:8443", "files.internal", 8443, true)]
    [InlineData("files.internal:8443", "files.internal", 80, false)]
    [InlineData("files.internal:80", "files.internal", 80, true)]
    [InlineData("files.internal", "other.files.internal", 80, false)]
    [InlineData("127.0.0.1:5000", "127.0.0.1", 5000, true)]
    [InlineData("127.0.0.1:5000", "127.0.0.1", 5001, false)]
    [InlineData("[::1]:5000", "::1", 5000, true)]
    [InlineData("[::1]", "[::1]", 7, true)]
    public void An_entry_allows_its_host_on_its_port(string entry, string host, int port, bool allowed) =>
        AllowedHosts.Of([entry]).Contains(host, port).Should().Be(allowed);

    [Theory]
    [InlineData("http://files.internal")]
    [InlineData("files.internal/path")]
    [InlineData("a b")]
    [InlineData("host:notaport")]
    public void An_entry_of_another_form_stops_the_start_and_names_the_setting(string entry) =>
        FluentActions.Invoking(() => AllowedHosts.Of([entry], "Fetch:AllowedHosts")).Should().Throw<InvalidSettingException>().Which.Key.Should().Be("Fetch:AllowedHosts");

    [Fact]
    public void The_list_may_be_several_entries_or_one_with_commas()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fetch:AllowedHosts:0"] = "a.example",
            ["Fetch:AllowedHosts:1"] = "b.example:81",
            ["Callback:AllowedHosts"] = "c.example, d.example",
        }).Build();

        var fetch = AllowedHosts.From(configuration, "Fetch:AllowedHosts");
        var callback = AllowedHosts.From(configuration, "Callback:AllowedHosts");

        fetch.Contains("a.example", 80).Should().BeTrue();
        fetch.Contains("b.example", 81).Should().BeTrue();
        callback.Contains("c.example", 443).Should().BeTrue();
        callback.Contains("d.example", 443).Should().BeTrue();
        callback.Contains("a.example", 443).Should().BeFalse();
    }
}
