using System.Globalization;
using System.Text;
using Platform.Client;

namespace Platform.UnitTests.WebApi.CommandLine;

public sealed class WebhookVerifierTests
{
    // The example of the Standard Webhooks specification's reference libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const long Timestamp = 1614265330;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    [Fact]
    public void The_published_example_is_genuine() => IsGenuine(Signature, Body, TimeSpan.Zero).Should().BeTrue();

    [Fact]
    public void One_of_several_signatures_is_enough() => IsGenuine("v1,AAAA " + Signature, Body, TimeSpan.FromMinutes(4)).Should().BeTrue();

    [Fact]
    public void A_changed_body_is_not_genuine() => IsGenuine(Signature, [.. Body, (byte)' '], TimeSpan.Zero).Should().BeFalse();

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public void A_message_from_another_time_is_not_genuine(int minutes) => IsGenuine(Signature, Body, TimeSpan.FromMinutes(minutes)).Should().BeFalse();

    [Fact]
    public void A_message_from_beyond_all_times_is_not_genuine() => IsGenuine(Signature, Body, DateTimeOffset.FromUnixTimeSeconds(Timestamp), long.MaxValue).Should().BeFalse();

    [Fact]
    public void No_signature_is_not_genuine() => IsGenuine(null, Body, TimeSpan.Zero).Should().BeFalse();

    private static bool IsGenuine(string? signature, byte[] body, TimeSpan later) =>
        IsGenuine(signature, body, DateTimeOffset.FromUnixTimeSeconds(Timestamp) + later, Timestamp);

    private static bool IsGenuine(string? signature, byte[] body, DateTimeOffset now, long timestamp) =>
        new WebhookVerifier(Secret).IsGenuine(Id, timestamp.ToString(CultureInfo.InvariantCulture), signature, body, now);
}
