using Platform.Domain.Accounts;

namespace Platform.UnitTests.Domain.Accounts;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Idle = TimeSpan.FromDays(14);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("present", 0, RefreshVerdict.Rotate)]
    [InlineData("present", 14 * 24 * 3600 - 1, RefreshVerdict.Rotate)]
    [InlineData("present", 14 * 24 * 3600, RefreshVerdict.Over)]
    [InlineData("unknown", 0, RefreshVerdict.Reuse)]
    public void A_refresh_is_judged_by_its_token_and_the_time(string token, int seconds, RefreshVerdict verdict)
    {
        var session = Session.Start("sess_1", "user_1", "present", Start, Start.AddDays(90), null, null, null, null);

        session.Judge(token, Start.AddSeconds(seconds), Idle, Window).Should().Be(verdict);
    }

    [Fact]
    public void A_session_is_over_at_its_absolute_end()
    {
        var session = Session.Start("sess_1", "user_1", "present", Start, Start.AddDays(1), null, null, null, null);

        session.Judge("present", Start.AddDays(1), Idle, Window).Should().Be(RefreshVerdict.Over);
        session.IsOpen(Start.AddDays(1)).Should().BeFalse();
    }
}
