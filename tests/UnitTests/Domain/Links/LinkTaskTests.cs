using Platform.Domain.Links;

namespace Platform.UnitTests.Domain.Links;

public sealed class LinkTaskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_is_begun_once_and_the_next_is_due_later_should_it_not_end()
    {
        var task = LinkTask.Create(LinkTests.Batch(1, "send-email"), "send-email", LinkMoment.Created, null, null, Now);

        task.Begin(1, Now).Should().BeTrue();
        task.Begin(1, Now).Should().BeFalse();
        task.NextAttemptAt.Should().Be(Now.AddMinutes(1));
        task.Begin(2, Now.AddMinutes(1)).Should().BeTrue();
        task.NextAttemptAt.Should().Be(Now.AddMinutes(6));

        task.Complete(Now.AddMinutes(2));
        task.Begin(3, Now.AddMinutes(6)).Should().BeFalse();
    }

    [Fact]
    public void It_is_given_up_after_as_many_runs_as_there_are_waits()
    {
        var task = LinkTask.Create(LinkTests.Batch(1, "send-email"), "send-email", LinkMoment.Created, null, null, Now);
        for (var attempt = 1; attempt <= LinkTask.MaxAttempts; attempt++)
        {
            task.Begin(attempt, Now).Should().BeTrue();
        }

        task.Begin(LinkTask.MaxAttempts + 1, Now).Should().BeFalse();
    }

    [Fact]
    public void A_day_gives_what_is_allowed_all_or_nothing()
    {
        var day = LinkMailDay.Begin("user_1", Now);

        day.Day.Should().Be(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        day.TryTake(3, 4).Should().BeTrue();
        day.TryTake(2, 4).Should().BeFalse();
        day.TryTake(1, 4).Should().BeTrue();
        day.Count.Should().Be(4);
    }
}
