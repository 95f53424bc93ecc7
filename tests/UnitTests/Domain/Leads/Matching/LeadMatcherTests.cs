using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class LeadMatcherTests
{
    [Fact]
    public void An_empty_table_has_no_clusters() => Match(new LeadTables()).ClusterCount.Should().Be(0);

    [Fact]
    public void A_single_row_is_a_cluster_of_its_own()
    {
        var result = Match(new LeadTables().Person("Ann", "Lee", "ann@lee.com"));

        result.ClusterCount.Should().Be(1);
        result.IsPrimary(0).Should().BeTrue();
        result.Probability[0].Should().Be(1);
        result.Uncertain(0).Should().BeFalse();
    }

    [Fact]
    public void Rows_that_are_all_the_same_are_one_lead()
    {
        var tables = new LeadTables();
        for (var i = 0; i < 30; i++)
        {
            tables.Person("Ann", "Lee", "ann.lee77@example.net", "+12125550100", "5 OAK ST", "Troy", "NY", "12180");
        }

        Match(tables).ClusterCount.Should().Be(1);
    }

    [Fact]
    public void A_mistyped_address_tells_of_whom_it_is()
    {
        var tables = new LeadTables().Crowd(300, 100);
        var first = tables.Count;
        tables.Person("Orla", "", "orla.quirke7@houston.net", city: "Troy").Add((LeadSlot.FirstName, "Orla"), (LeadSlot.Email2, "orla.quirke7@houstonnet"), (LeadSlot.City, "Troy"));
        tables.Person("Ines", "", "ines.abadi5@houston.net", city: "Troy").Add((LeadSlot.FirstName, "Ines"), (LeadSlot.City, "Troy"));

        var result = Match(tables);

        result.Cluster[first + 1].Should().Be(result.Cluster[first]);
        result.Cluster[first + 3].Should().NotBe(result.Cluster[first + 2], "without the address the first name says too little");
    }

    [Fact]
    public void Rows_with_nothing_in_them_are_never_matched()
    {
        var tables = new LeadTables().Crowd(200, 30);
        var first = tables.Count;
        tables.Add().Add().Add();

        var result = Match(tables);

        for (var row = first; row < first + 3; row++)
        {
            result.Members(result.Cluster[row]).Length.Should().Be(1);
        }
    }

    [Fact]
    public void People_entered_twice_are_found_in_a_small_file()
    {
        var result = Match(new LeadTables().Crowd(300, 100));

        for (var pair = 0; pair < 100; pair++)
        {
            result.Cluster[(2 * pair) + 1].Should().Be(result.Cluster[2 * pair], "rows {0} and {1} are one person", 2 * pair, (2 * pair) + 1);
        }

        result.ClusterCount.Should().Be(300);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(0.999999)]
    public void People_entered_alike_three_times_are_one_lead_each(double? threshold)
    {
        var tables = new LeadTables().Crowd(400, 0).Add(new LeadTables().Crowd(120, 0)).Add(new LeadTables().Crowd(120, 0));

        var result = new LeadMatcher().Match(tables.Build(), new MatchOptions(Threshold: threshold), null, CancellationToken.None);

        result.ClusterCount.Should().Be(400);
        Enumerable.Range(0, 120).Select(person => result.Members(result.Cluster[person]).Length).Should().OnlyContain(size => size == 3);
    }

    /// <summary>In a long list namesakes write one address, or one with another initial, as theirs. What is made from the name says little more than the name.</summary>
    [Fact]
    public void Namesakes_who_share_an_address_made_from_their_name_stay_apart()
    {
        string[] firsts = ["Daniel", "Dennis", "Donna", "Derek", "Dolores", "Dwight", "Diego", "Dina", "Deborah", "Duncan", "Joe", "Bryan"];
        var tables = new LeadTables().Crowd(2_000, 300);
        var crowd = tables.Count;
        for (var name = 0; name < 40; name++)
        {
            var last = "Wr" + (char)('a' + (name % 20)) + "ng" + (char)('a' + (name / 20)) + "lo";
            for (var i = 0; i < firsts.Length; i++)
            {
                var n = (name * firsts.Length) + i;
                tables.Person(firsts[i], last, $"{last}{firsts[i][0]}@outlook.com".ToLowerInvariant(), $"+1{212 + (n % 600)}{2_000_000 + (n * 7_919)}", $"{100 + (n * 13)} {(char)('A' + (n % 26))}SPEN RD", $"Place{n % 90}", "CA", $"{90000 + (n % 90)}");
            }
        }

        var result = Match(tables);

        var wrong = Enumerable.Range(crowd, tables.Count - crowd).GroupBy(row => result.Cluster[row]).Sum(cluster => cluster.Count() - 1);
        wrong.Should().BeLessThan(5, "of 480 people that the file shows to share addresses none is another");
    }

    [Fact]
    public void A_short_form_with_the_same_address_is_one_person() =>
        AreOne(("William", "Turnquist", "wturnquist@mail.com", "", "", ""), ("Bill", "Turnquist", "wturnquist@mail.com", "", "", "")).Should().BeTrue();

    [Fact]
    public void A_couple_with_a_shared_telephone_is_two_people() =>
        AreOne(("Walter", "Turnquist", "walter.t@mail.com", "+15185550111", "77 OAK ST", ""), ("Gertrude", "Turnquist", "gertrude9@mail.com", "+15185550111", "77 OAK ST", "")).Should().BeFalse();

    [Fact]
    public void Father_and_son_of_one_name_are_two_people() =>
        AreOne(("Walter", "Turnquist", "", "+15185550111", "77 OAK ST", "Sr"), ("Walter", "Turnquist", "", "+15185550111", "77 OAK ST", "Jr")).Should().BeFalse();

    [Fact]
    public void First_and_last_name_exchanged_is_one_person() =>
        AreOne(("Walter", "Turnquist", "", "+15185550111", "77 OAK ST", ""), ("Turnquist", "Walter", "", "+15185550111", "77 OAK ST", "")).Should().BeTrue();

    [Fact]
    public void A_last_name_with_a_second_part_is_one_person() =>
        AreOne(("Walda", "Turnquist", "walda88@mail.com", "+15185550111", "77 OAK ST", ""), ("Walda", "Turnquist-Hale", "", "+15185550111", "77 OAK ST", "")).Should().BeTrue();

    [Fact]
    public void A_mistyped_telephone_number_does_not_part_one_person() =>
        AreOne(("Walter", "Turnquist", "", "+15185550111", "77 OAK ST", ""), ("Walter", "Turnquist", "", "+15185550171", "77 OAK ST", "")).Should().BeTrue();

    [Fact]
    public void One_wrong_pair_does_not_chain_two_people()
    {
        var tables = new LeadTables().Crowd(400, 120);
        var first = tables.Count;
        for (var i = 0; i < 3; i++)
        {
            tables.Person("Walter", "Turnquist", "walter.t@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "10100");
            tables.Person("Gertrude", "Turnquist", "gertrude9@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "10100");
        }

        tables.Person("Walter", "Turnquist", "gertrude9@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "10100");

        var result = Match(tables);

        result.Cluster[first].Should().NotBe(result.Cluster[first + 1]);
        result.Cluster[first + 2].Should().Be(result.Cluster[first]);
        result.Cluster[first + 3].Should().Be(result.Cluster[first + 1]);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var table = new LeadTables().Crowd(20_000, 3_000).Build();

        var one = new LeadMatcher().Match(table, new MatchOptions(DegreeOfParallelism: 1), null, CancellationToken.None);
        var four = new LeadMatcher().Match(table, new MatchOptions(DegreeOfParallelism: 4), null, CancellationToken.None);

        four.Cluster.ToArray().Should().Equal(one.Cluster.ToArray());
        four.Probability.ToArray().Should().Equal(one.Probability.ToArray());
    }

    [Fact]
    public void A_value_that_everybody_has_costs_no_more_than_its_neighbourhood()
    {
        var tables = new LeadTables();
        for (var i = 0; i < 20_000; i++)
        {
            tables.Person($"First{i % 7001}", $"Last{i % 6997}", "info@example.net", "+12125550100", "1 MAIN ST", "Troy", "NY", "12180");
        }

        Match(tables).Diagnostics.PairsCompared.Should().BeLessThan(20_000 * 16 * 16);
    }

    [Fact]
    public void The_primary_is_the_most_complete_row()
    {
        var tables = new LeadTables().Crowd(300, 80);
        var first = tables.Count;
        tables.Person("Walter", "Turnquist", "wturnquist@mail.com");
        tables.Person("Walter", "Turnquist", "wturnquist@mail.com", "+15185550111", "77 OAK ST", "Troy", "NY", "10100");

        var result = Match(tables);

        result.Primary[first].Should().Be(first + 1);
        result.IsPrimary(first + 1).Should().BeTrue();
        result.Probability[first].Should().BeGreaterThan(0.9f);
    }

    [Fact]
    public void Reasons_name_what_agreed_and_how_much_it_said()
    {
        var tables = new LeadTables().Crowd(300, 80);
        var first = tables.Count;
        tables.Person("Walter", "Turnquist", "wturnquist@mail.com", "+15185550111");
        tables.Person("Walter", "Turnquits", "wturnquist@mail.com", "+12125550122");
        var arena = new ByteArena();

        Match(tables).AppendReasons(first + 1, arena);

        Encoding.UTF8.GetString(arena.Written).Should().MatchRegex(@"first_name=\+\d+\.\d;last_name~\+\d+\.\d;.*email=\+\d+\.\d;phone!-\d+\.\d");
    }

    [Fact]
    public void A_column_that_says_nothing_is_left_out()
    {
        var slot = (LeadSlot)LeadSlots.FirstExtra;
        var tables = new LeadTables(new ExtraSlot("Mood", 9, ExtraKind.Category));
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            (LeadSlot, string)[] person = [(LeadSlot.FirstName, $"First{i % 41}"), (LeadSlot.LastName, $"Last{i % 97}"), (LeadSlot.Email, $"somebody{i}@mail.com"), (LeadSlot.Phone, $"+1518{i:0000000}")];
            tables.Add([.. person, (slot, $"mood {random.Next(6)}")]);
            tables.Add([.. person, (slot, $"mood {random.Next(6)}")]);
        }

        var result = Match(tables);

        result.Diagnostics.Comparisons.Single(comparison => comparison.Name == "Mood").Used.Should().BeFalse();
        result.ClusterCount.Should().Be(400);
    }

    [Fact]
    public void Every_row_is_in_exactly_one_cluster_with_one_primary() =>
        Prop.ForAll(Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (int people, int twice) =>
        {
            var result = Match(new LeadTables().Crowd(people, twice));
            var seen = new HashSet<int>();
            for (var number = 0; number < result.ClusterCount; number++)
            {
                var members = result.Members(number).ToArray();
                if (members.Length == 0 || members.Count(row => result.Primary[row] == row) != 1 || members.Any(row => result.Cluster[row] != number || !seen.Add(row)))
                {
                    return false;
                }
            }

            return seen.Count == result.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void A_cancelled_token_ends_the_work()
    {
        var table = new LeadTables().Crowd(100, 10).Build();

        var match = () => new LeadMatcher().Match(table, new MatchOptions(), null, new CancellationToken(true));

        match.Should().Throw<OperationCanceledException>();
    }

    private static MatchResult Match(LeadTables tables) => new LeadMatcher().Match(tables.Build(), new MatchOptions(), null, CancellationToken.None);

    private static bool AreOne(
        (string First, string Last, string Email, string Phone, string Street, string Suffix) a, (string First, string Last, string Email, string Phone, string Street, string Suffix) b)
    {
        var tables = new LeadTables().Crowd(400, 120);
        // families for the model to learn from
        string[] names = ["Abernathy", "Bloomquist", "Castellano", "Drummond", "Eisenberg", "Fitzgibbon", "Gutierrez", "Hollingsworth", "Ivanov", "Jankowski", "Kowalczyk", "Lindstrom", "MacPherson", "Nakamura", "Oyelaran"];
        for (var i = 0; i < names.Length; i++)
        {
            var phone = $"+1212{(i * 7_654_321) % 9_000_000:0000000}";
            tables.Person("Peter", names[i], $"peter{i * 17}@mail.com", phone, $"{(i * 317) + 20} BIRCH ST", "Troy", "NY", $"{10000 + (i * 23)}");
            tables.Person("Maureen", names[i], $"maureen{i * 13}@mail.com", phone, $"{(i * 317) + 20} BIRCH ST", "Troy", "NY", $"{10000 + (i * 23)}");
        }

        var row = tables.Count;
        tables.Person(a.First, a.Last, a.Email, a.Phone, a.Street, "Troy", "NY", "10100", a.Suffix).Person(b.First, b.Last, b.Email, b.Phone, b.Street, "Troy", "NY", "10100", b.Suffix);
        var result = Match(tables);
        return result.Cluster[row] == result.Cluster[row + 1];
    }
}
