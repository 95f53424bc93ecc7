using System.Web;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Infrastructure.Storage;

public sealed class DownloadLinksTests
{
    private readonly SettableTime time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_link_opens_its_file_and_output_until_it_expires()
    {
        var links = Links(1);
        var (expires, signature) = Parts(links.For("file_1", LeadFileOutput.Processed));

        links.Verify("file_1", LeadFileOutput.Processed, expires, signature).IsSuccess.Should().BeTrue();
        links.Verify("file_2", LeadFileOutput.Processed, expires, signature).Error.Should().Be(LeadFileErrors.LinkInvalid);
        links.Verify("file_1", LeadFileOutput.Golden, expires, signature).Error.Should().Be(LeadFileErrors.LinkInvalid);
        links.Verify("file_1", LeadFileOutput.Processed, expires + 1, signature).Error.Should().Be(LeadFileErrors.LinkInvalid);
        links.Verify("file_1", LeadFileOutput.Processed, expires, "ä").Error.Should().Be(LeadFileErrors.LinkInvalid);
        Links(2).Verify("file_1", LeadFileOutput.Processed, expires, signature).Error.Should().Be(LeadFileErrors.LinkInvalid);

        time.Now = time.Now.AddHours(1);
        links.Verify("file_1", LeadFileOutput.Processed, expires, signature).Error.Should().Be(LeadFileErrors.LinkExpired);
    }

    private static (long Expires, string Signature) Parts(string link)
    {
        link.Should().StartWith("https://api.example/api/files/file_1/processed?");
        var query = HttpUtility.ParseQueryString(new Uri(link).Query);
        return (long.Parse(query["expires"]!, System.Globalization.CultureInfo.InvariantCulture), query["signature"]!);
    }

    private DownloadLinks Links(byte key) => new([.. Enumerable.Repeat(key, 32)], TimeSpan.FromHours(1), new Api(), time);

    private sealed class Api : IPublicUrl
    {
        public string For(string pathAndQuery) => "https://api.example" + pathAndQuery;
    }

    private sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
