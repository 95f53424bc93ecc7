using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

/// <summary>New rows are matched with each other and with those of earlier files, whose clusters stand.</summary>
public sealed class EarlierRowsTests
{
    private const int People = 600;

    [Fact]
    public void A_list_that_is_delivered_again_is_known_row_by_row()
    {
        var once = new LeadTables().Crowd(People, 120);
        var first = Match(once.Build(), null);
        var again = new LeadTables().Crowd(People, 120).Crowd(People, 120).Build();

        var second = Match(again, Earlier(once.Count, first.Cluster));

        second.Count.Should().Be(once.Count);
        Enumerable.Range(0, once.Count).Select(second.Known).Should().Equal(first.Cluster.ToArray());
    }

    [Fact]
    public void Clusters_of_earlier_files_are_neither_cut_nor_joined()
    {
        // One person's two rows apart, and two strangers in one cluster.
        var list = () => new LeadTables()
            .Person("Walter", "Turnquist", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180")
            .Person("Walter", "Turnquisst", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180");
        var count = list().Crowd(People, 0).Count;
        var clusters = Enumerable.Range(0, count).ToArray();
        clusters[401] = clusters[400];
        Match(list().Crowd(People, 0).Build(), null).Cluster[1].Should().Be(0);

        var twice = list().Crowd(People, 0);
        var result = Match(twice.Add(list().Crowd(People, 0)).Build(), Earlier(count, clusters));

        Enumerable.Range(0, count).Select(result.Known).Should().Equal(clusters);
        result.Cluster[400].Should().Be(result.Cluster[401]);
        result.Cluster[0].Should().NotBe(result.Cluster[1]);
        result.Uncertain(0).Should().BeFalse();
    }

    [Fact]
    public void A_new_row_that_fits_two_earlier_clusters_is_left_to_a_person()
    {
        var tables = new LeadTables()
            .Person("Walter", "Turnquistt", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180")
            .Person("Walter", "Turnquist", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180");
        tables.Crowd(People, 0)
            .Person("Walter", "Turnquist", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180")
            .Person("Walter", "Turnquisst", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180");
        var table = tables.Build();
        var earlier = table.Count - 2;

        var result = Match(table, Earlier(2, Apart(earlier)));

        result.Known(0).Should().BeOneOf(earlier - 2, earlier - 1);
        result.Uncertain(0).Should().BeTrue("both clusters are of somebody like this");
        result.Known(1).Should().Be(earlier - 2);
        result.Uncertain(1).Should().BeFalse("it says what the first of them says");
    }

    [Fact]
    public void A_new_row_with_a_typing_error_is_known_and_a_stranger_is_not()
    {
        var tables = new LeadTables()
            .Person("Walter", "Turnquisst", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "12180")
            .Person("Eleonore", "Vanderbeek", "evanderbeek@mail.com", "+15185550222", "3 ELM DR", "Troy", "NY", "12180");
        tables.Crowd(People, 0)
            .Person("Walter", "Turnquist", "wturnquist@mail.com", "", "77 OAK ST", "Troy", "NY", "12180");
        var table = tables.Build();

        var result = Match(table, Earlier(2, Apart(table.Count - 2)));

        result.Known(0).Should().Be(table.Count - 3);
        result.Probability[0].Should().BeInRange(0.5f, 1f);
        Reasons(result, 0).Should().Contain("email=+");
        result.Known(1).Should().Be(-1);
        result.ClusterCount.Should().Be(2);
    }

    [Fact]
    public void What_new_rows_are_to_each_other_hardly_depends_on_what_is_known()
    {
        var once = new LeadTables().Crowd(People, 120);
        var alone = Match(once.Build(), null);
        var strangers = Enumerable.Range(0, People).ToArray();
        var table = new LeadTables().Crowd(People, 120);
        for (var i = 0; i < People; i++)
        {
            table.Person($"Zeb{i}", $"Quorn{i}", $"zq{i}@other.org");
        }

        var result = Match(table.Build(), Earlier(once.Count, strangers));

        result.Cluster.ToArray().Should().Equal(alone.Cluster.ToArray());
        Enumerable.Range(0, once.Count).Select(result.Known).Should().OnlyContain(known => known == -1);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var once = new LeadTables().Crowd(9_000, 2_000);
        var first = Match(once.Build(), null);
        var table = new LeadTables().Crowd(9_500, 1_000);
        var count = table.Count;
        table.Crowd(9_000, 2_000);

        var (one, four) = (Match(table.Build(), Earlier(count, first.Cluster), 1), Match(table.Build(), Earlier(count, first.Cluster), 4));

        one.Cluster.ToArray().Should().Equal(four.Cluster.ToArray());
        Enumerable.Range(0, count).Select(one.Known).Should().Equal(Enumerable.Range(0, count).Select(four.Known));
        Enumerable.Range(0, count).Count(row => one.Known(row) >= 0).Should().BeGreaterThan(9_900);
    }

    /// <summary>Every row in a cluster of its own.</summary>
    private static int[] Apart(int rows) => [.. Enumerable.Range(0, rows)];

    private static EarlierRows Earlier(int first, ReadOnlySpan<int> clusters)
    {
        var kept = new int[clusters.Length];
        for (var row = clusters.Length - 1; row >= 0; row--)
        {
            kept[clusters[row]] = first + row;
        }

        return new EarlierRows(first, clusters.ToArray(), kept);
    }

    private static MatchResult Match(LeadTable table, EarlierRows? earlier, int degree = 2) =>
        new LeadMatcher().Match(table, earlier, new MatchOptions(DegreeOfParallelism: degree), null, CancellationToken.None);

    private static string Reasons(MatchResult result, int row)
    {
        var output = new ByteArena();
        result.AppendReasons(row, output);
        return System.Text.Encoding.UTF8.GetString(output.Written);
    }
}
