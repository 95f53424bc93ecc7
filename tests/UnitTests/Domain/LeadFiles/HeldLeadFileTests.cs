using Platform.Domain.LeadFiles;

namespace Platform.UnitTests.Domain.LeadFiles;

public sealed class HeldLeadFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_file_from_a_link_is_held_until_it_is_released_or_retried()
    {
        var (released, retried) = (New(false), New(false));
        released.Progress.Stage.Should().Be("held");

        released.Release(Now);
        retried.Retry(Now).IsSuccess.Should().BeTrue();

        foreach (var file in new[] { released, retried })
        {
            (file.IsHeld, file.Status, file.Submission, file.Progress.Stage).Should().Be((false, LeadFileStatus.Started, 1, "waiting"));
        }

        released.Retry(Now).Error!.Code.Should().Be("file_not_failed");
    }

    [Fact]
    public void One_whose_release_follows_waits_and_one_that_is_cancelled_is_held_no_more()
    {
        var file = New(true);
        file.Progress.Stage.Should().Be("waiting");
        file.IsHeld.Should().BeTrue();

        file.Cancel(Now).IsSuccess.Should().BeTrue();

        (file.IsHeld, file.Status).Should().Be((false, LeadFileStatus.Failed));
    }

    private static LeadFile New(bool releaseFollows) =>
        LeadFile.FromLink("file_1", new LeadFileOwner("user_1", "team_1", "proj_1"), "link_1", "leads.csv", 10, null, releaseFollows, Now);
}
