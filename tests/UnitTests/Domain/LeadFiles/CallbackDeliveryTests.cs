using Platform.Domain.LeadFiles;

namespace Platform.UnitTests.Domain.LeadFiles;

public sealed class CallbackDeliveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_receiver_that_keeps_failing_is_tried_eight_times_on_the_schedule()
    {
        var delivery = New();
        var waits = new List<double>();
        while (delivery.Status == DeliveryStatus.Pending)
        {
            delivery.Record(Now, new(DeliveryOutcome.ServerError, 500, TimeSpan.FromMilliseconds(5)), CallbackSchedule.Standard, 0, Now);
            waits.Add(delivery.NextAttemptAt is { } next ? (next - Now).TotalSeconds : -1);
        }

        waits.Should().Equal(5, 300, 1800, 7200, 18000, 36000, 36000, -1);
        delivery.Status.Should().Be(DeliveryStatus.Exhausted);
        delivery.Attempts.Should().HaveCount(8);
    }

    [Theory]
    [InlineData(DeliveryOutcome.Delivered, DeliveryStatus.Delivered)]
    [InlineData(DeliveryOutcome.Gone, DeliveryStatus.Stopped)]
    [InlineData(DeliveryOutcome.AddressRefused, DeliveryStatus.Stopped)]
    [InlineData(DeliveryOutcome.Redirected, DeliveryStatus.Pending)]
    [InlineData(DeliveryOutcome.Rejected, DeliveryStatus.Pending)]
    [InlineData(DeliveryOutcome.RateLimited, DeliveryStatus.Pending)]
    [InlineData(DeliveryOutcome.TimedOut, DeliveryStatus.Pending)]
    [InlineData(DeliveryOutcome.Unreachable, DeliveryStatus.Pending)]
    public void The_outcome_decides_whether_there_is_another_attempt(DeliveryOutcome outcome, DeliveryStatus status)
    {
        var delivery = New();

        delivery.Record(Now, new(outcome, null, TimeSpan.Zero), CallbackSchedule.Standard, 0, Now);

        delivery.Status.Should().Be(status);
        delivery.NextAttemptAt.HasValue.Should().Be(status == DeliveryStatus.Pending);
    }

    [Fact]
    public void Retry_after_is_honoured_when_it_asks_for_longer_than_the_schedule_and_at_most_a_day()
    {
        var delivery = New();
        delivery.Record(Now, new(DeliveryOutcome.RateLimited, 429, TimeSpan.Zero, TimeSpan.FromMinutes(3)), CallbackSchedule.Standard, 0, Now);
        delivery.NextAttemptAt.Should().Be(Now.AddMinutes(3));

        delivery.Record(Now, new(DeliveryOutcome.RateLimited, 429, TimeSpan.Zero, TimeSpan.FromSeconds(1)), CallbackSchedule.Standard, 0, Now);
        delivery.NextAttemptAt.Should().Be(Now.AddMinutes(5));

        delivery.Record(Now, new(DeliveryOutcome.RateLimited, 429, TimeSpan.Zero, TimeSpan.FromDays(30)), CallbackSchedule.Standard, 0, Now);
        delivery.NextAttemptAt.Should().Be(Now.AddHours(24));
    }

    [Fact]
    public void Jitter_makes_a_wait_longer_and_never_shorter() =>
        CallbackSchedule.Standard.DelayAfter(2, 0.5).Should().Be(TimeSpan.FromMinutes(5) * 1.05);

    [Fact]
    public void Sending_again_starts_the_schedule_over_and_keeps_the_message_id_and_the_attempts()
    {
        var delivery = New();
        var messageId = delivery.MessageId;
        delivery.Redeliver("{}", Now).Error.Should().Be(LeadFileErrors.DeliveryPending);
        delivery.Record(Now, new(DeliveryOutcome.Gone, 410, TimeSpan.Zero), CallbackSchedule.Standard, 0, Now);

        delivery.Redeliver("{\"a\":1}", Now).IsSuccess.Should().BeTrue();
        delivery.Record(Now, new(DeliveryOutcome.ServerError, 503, TimeSpan.Zero), CallbackSchedule.Standard, 0, Now);

        delivery.MessageId.Should().Be(messageId);
        delivery.NextAttemptAt.Should().Be(Now.AddSeconds(5));
        delivery.Attempts.Select(a => a.Number).Should().Equal(1, 2);
    }

    private static CallbackDelivery New() =>
        CallbackDelivery.Create("file_1", "user_1", "https://c.example/", 1, "file.processed", "{}", Now);
}
