using Platform.WebApi.Limits;

namespace Platform.UnitTests.WebApi.Limits;

public sealed class RateLimiterTests
{
    private readonly Clock clock = new();
    private readonly Quota quota = new(3, TimeSpan.FromSeconds(30));

    [Fact]
    public void As_many_pass_as_the_quota_says_and_then_one_for_each_share_of_the_window()
    {
        var limiter = new RateLimiter(clock);

        var verdicts = Enumerable.Range(0, 4).Select(_ => limiter.Take("a", quota)).ToArray();

        verdicts.Select(v => v.Passes).Should().Equal(true, true, true, false);
        verdicts.Select(v => v.Remaining).Should().Equal(2, 1, 0, 0);
        verdicts[3].RetryAfter.Should().Be(TimeSpan.FromSeconds(10));
        clock.Now += TimeSpan.FromSeconds(10);
        limiter.Take("a", quota).Passes.Should().BeTrue();
        limiter.Take("a", quota).Passes.Should().BeFalse();
    }

    [Fact]
    public void Keys_do_not_share()
    {
        var limiter = new RateLimiter(clock);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            limiter.Take("a", quota);
        }

        limiter.Take("b", quota).Passes.Should().BeTrue();
    }

    [Fact]
    public void Simultaneous_requests_do_not_pass_twice()
    {
        var limiter = new RateLimiter(clock);

        var passed = Enumerable.Range(0, 64).AsParallel().Count(_ => limiter.Take("a", quota).Passes);

        passed.Should().Be(3);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
