using Platform.Domain.LeadFiles;

namespace Platform.UnitTests.Domain.LeadFiles;

public sealed class LeadFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly LeadFileOwner Owner = new("user_1", "team_1", "proj_1");
    private static readonly LeadFileSummary Summary = new(10, 6, 1, 2, 1);

    [Fact]
    public void A_file_goes_from_started_over_processing_to_processed()
    {
        var file = FromUrl();
        file.Status.Should().Be(LeadFileStatus.Started);

        var attempt = file.Begin(Now).Value;
        file.Status.Should().Be(LeadFileStatus.Processing);
        file.Progress.Stage.Should().Be(LeadFileStage.Fetch);

        file.Fetched(attempt, "files/x/1/input", 99).IsSuccess.Should().BeTrue();
        file.Complete(attempt, Summary, Now).IsSuccess.Should().BeTrue();
        file.Status.Should().Be(LeadFileStatus.Processed);
        file.Progress.Percent.Should().Be(100);
        file.EndedAt.Should().Be(Now);
    }

    [Fact]
    public void A_run_that_another_has_taken_over_can_write_nothing()
    {
        var file = FromUrl();
        var first = file.Begin(Now).Value;
        var second = file.Begin(Now).Value;

        file.Fetched(first, "key", 1).Error.Should().Be(LeadFileErrors.Superseded);
        file.Complete(first, Summary, Now).Error.Should().Be(LeadFileErrors.Superseded);
        file.Fail(first, LeadFileErrors.Unexpected, Now).Error.Should().Be(LeadFileErrors.Superseded);
        file.HandBack(first, Now).Error.Should().Be(LeadFileErrors.Superseded);
        file.Complete(second, Summary, Now).IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void A_cancelled_file_has_failed_and_its_run_can_write_nothing()
    {
        var file = FromUrl();
        var attempt = file.Begin(Now).Value;

        file.Cancel(Now).IsSuccess.Should().BeTrue();

        file.Failure!.Code.Should().Be("cancelled");
        file.Complete(attempt, Summary, Now).Error.Should().Be(LeadFileErrors.Superseded);
        file.Cancel(Now).Error.Should().Be(LeadFileErrors.AlreadyEnded);
    }

    [Fact]
    public void The_fifth_run_that_ends_with_its_process_fails_the_file()
    {
        var file = FromUrl();
        for (var run = 0; run < LeadFile.MaxCrashes; run++)
        {
            file.Begin(Now).IsSuccess.Should().BeTrue();
        }

        file.Begin(Now).Error.Should().Be(LeadFileErrors.AlreadyEnded);

        file.Status.Should().Be(LeadFileStatus.Failed);
        file.Failure.Should().Be(LeadFileErrors.CrashedTooOften);
    }

    [Fact]
    public void A_run_that_hands_the_file_back_is_no_crash()
    {
        var file = FromUrl();
        for (var run = 0; run < 3 * LeadFile.MaxCrashes; run++)
        {
            file.HandBack(file.Begin(Now).Value, Now);
        }

        file.Crashes.Should().Be(0);
        file.Begin(Now).IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void A_retry_starts_over_and_fetches_again_what_came_from_a_url()
    {
        var file = FromUrl();
        var attempt = file.Begin(Now).Value;
        file.Fetched(attempt, "key", 1);
        file.Fail(attempt, new LeadFileFailure("empty_file", "The file is empty."), Now);

        file.Retry(Now).IsSuccess.Should().BeTrue();

        file.Status.Should().Be(LeadFileStatus.Started);
        file.Failure.Should().BeNull();
        file.InputKey.Should().BeNull();
        file.Submission.Should().Be(2);
        file.Fail(attempt, LeadFileErrors.Unexpected, Now).Error.Should().Be(LeadFileErrors.Superseded);
    }

    [Fact]
    public void A_retry_of_an_upload_keeps_what_was_uploaded()
    {
        var file = LeadFile.FromUpload("file_1", Owner, "leads.csv", 5, null, null, Now);
        file.Cancel(Now);

        file.Retry(Now);

        file.InputKey.Should().NotBeNull();
    }

    [Fact]
    public void Only_a_failed_file_can_be_retried()
    {
        var file = FromUrl();
        file.Retry(Now).Error.Should().Be(LeadFileErrors.NotFailed);
        file.Complete(file.Begin(Now).Value, Summary, Now);
        file.Retry(Now).Error.Should().Be(LeadFileErrors.NotFailed);
    }

    [Fact]
    public void A_summary_that_does_not_count_every_row_once_is_a_bug()
    {
        var file = FromUrl();
        var attempt = file.Begin(Now).Value;

        file.Invoking(f => f.Complete(attempt, new LeadFileSummary(10, 6, 1, 2, 0), Now)).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("https://x.example/a/My%20leads.csv?sig=secret", "My leads.csv")]
    [InlineData("https://x.example/?id=7", "x.example")]
    public void A_fetched_file_is_named_after_its_path_and_never_its_query(string url, string name) =>
        LeadFile.FromUrl(Owner, new Uri(url), null, null, Now).Name.Should().Be(name);

    private static LeadFile FromUrl() => LeadFile.FromUrl(Owner, new Uri("https://x.example/leads.csv"), null, null, Now);
}
