using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.UnitTests.Domain.Links;

public sealed class LinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_link_is_created_and_expires_without_anybody_doing_anything()
    {
        var link = New();

        link.StateAt(Now).Should().Be(LinkState.Created);
        link.StateAt(Now.AddDays(7).AddTicks(-1)).Should().Be(LinkState.Created);
        link.StateAt(Now.AddDays(7)).Should().Be(LinkState.Expired);
        link.EventsAt(Now.AddDays(8)).Should().Equal(new LinkEvent(LinkState.Created, Now), new LinkEvent(LinkState.Expired, Now.AddDays(7)));
    }

    [Fact]
    public void Opening_is_noted_once_and_uses_nothing_up()
    {
        var link = New();

        link.Open(Now.AddHours(1)).Should().BeTrue();
        link.Open(Now.AddHours(2)).Should().BeFalse();

        link.OpenedAt.Should().Be(Now.AddHours(1));
        link.UseCount.Should().Be(0);
        link.StateAt(Now.AddHours(2)).Should().Be(LinkState.Opened);
        link.Version.Should().Be(1);
    }

    [Fact]
    public void A_link_that_is_over_cannot_be_opened()
    {
        var (expired, revoked, used) = (New(), New(), New());
        revoked.Revoke(Now);
        used.Use("file_1", Now);

        expired.Open(Now.AddDays(7)).Should().BeFalse();
        revoked.Open(Now).Should().BeFalse();
        used.Open(Now).Should().BeFalse();
    }

    [Fact]
    public void Each_use_counts_and_the_last_one_ends_it()
    {
        var link = New(uses: 2);

        link.Use("file_1", Now.AddHours(1)).IsSuccess.Should().BeTrue();
        link.StateAt(Now.AddHours(1)).Should().Be(LinkState.Opened);
        link.Use("file_2", Now.AddHours(2)).IsSuccess.Should().BeTrue();
        link.StateAt(Now.AddHours(2)).Should().Be(LinkState.Used);

        link.Use("file_3", Now.AddHours(3)).Error!.Code.Should().Be("link_used");
        link.EventsAt(Now.AddDays(9)).Select(e => (e.Type, e.FileId)).Should().Equal(
            (LinkState.Created, null), (LinkState.Opened, null), (LinkState.Used, "file_1"), (LinkState.Used, "file_2"));
    }

    [Fact]
    public void One_that_was_used_and_then_expired_stays_used_but_takes_no_more()
    {
        var link = New(uses: 2);
        link.Use("file_1", Now);

        link.StateAt(Now.AddDays(7)).Should().Be(LinkState.Used);
        link.Use("file_2", Now.AddDays(7)).Error!.Code.Should().Be("link_expired");
        link.EventsAt(Now.AddDays(7))[^1].Type.Should().Be(LinkState.Expired);
    }

    [Fact]
    public void Revoking_ends_it_in_every_state_and_only_once()
    {
        var link = New();
        link.Use("file_1", Now);

        link.Revoke(Now.AddHours(1)).Should().BeTrue();
        link.Revoke(Now.AddHours(2)).Should().BeFalse();

        link.StateAt(Now.AddDays(30)).Should().Be(LinkState.Revoked);
        link.RevokedAt.Should().Be(Now.AddHours(1));
        link.Use("file_2", Now.AddHours(3)).Error!.Code.Should().Be("link_revoked");
        link.EventsAt(Now.AddDays(30))[^1].Type.Should().Be(LinkState.Revoked);
    }

    [Fact]
    public void The_links_of_a_batch_have_ids_in_the_order_of_their_addresses()
    {
        var links = Link.CreateAll(Batch(1), [.. Enumerable.Range(0, 500).Select(i => $"p{i}@example.com")]);

        links.Select(l => l.Id).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        links.Select(l => l.Email).Should().Equal(Enumerable.Range(0, 500).Select(i => $"p{i}@example.com"));
    }

    [Fact]
    public void The_end_is_to_the_second_as_the_token_says_it()
    {
        var terms = new LinkTerms(string.Empty, string.Empty, [], null, 1, Now.AddDays(1).AddMilliseconds(700));

        LinkBatch.Create(new LeadFileOwner("user_1", "team_1", "proj_1"), terms, Now).ExpiresAt.Should().Be(Now.AddDays(1));
    }

    internal static LinkBatch Batch(int uses, params string[] workflows) => LinkBatch.Create(
        new LeadFileOwner("user_1", "team_1", "proj_1"), new LinkTerms("site", "metadata", workflows, null, uses, Now.AddDays(7)), Now);

    private static Link New(int uses = 1) => Link.CreateAll(Batch(uses), ["a@example.com"])[0];
}
