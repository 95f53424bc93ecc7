using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class MailboxComparisonTests
{
    [Theory]
    [InlineData("John", "Smith", "john.smith", false, nameof(MailboxMaking.FullName))]
    [InlineData("John", "Smith", "smithjohn", false, nameof(MailboxMaking.FullName))]
    [InlineData("John", "Smith", "jsmith", false, nameof(MailboxMaking.LastName))]
    [InlineData("John", "Smith", "smith_j", false, nameof(MailboxMaking.LastName))]
    [InlineData("John", "Smith", "john", false, nameof(MailboxMaking.LastName))]
    [InlineData("John", "Smith", "j.smith82", false, nameof(MailboxMaking.NameAndNumber))]
    [InlineData("Jane", "Smith", "bsmith", false, nameof(MailboxMaking.Otherwise))]
    [InlineData("John", "Smith", "skipper", true, nameof(MailboxMaking.Otherwise))]
    [InlineData("Joseph", "Rixe", "joseph.rice", false, nameof(MailboxMaking.Otherwise))]
    [InlineData("Joseph", "Rixe", "joseph.rice", true, nameof(MailboxMaking.FullName))]
    [InlineData("Joseph", "Rixy", "jrixey", true, nameof(MailboxMaking.LastName))]
    [InlineData("Joseph", "Rixy", "rixey.j7", true, nameof(MailboxMaking.NameAndNumber))]
    [InlineData("", "Rixey", "jrixie", true, nameof(MailboxMaking.Otherwise))]
    public void What_a_mailbox_is_made_of(string first, string last, string local, bool mistyped, string expected)
    {
        var features = FeatureTable.Build(new LeadTables().Person(first, last, $"{local}@mail.com").Build(), 1, CancellationToken.None);

        MailboxComparison.Making(ref features.Rows[0], Encoding.UTF8.GetBytes(local), mistyped).ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("Joe", "Patel", "patelj@live.com", "Bryan", "Patel", "patelb@live.com", 7)]
    [InlineData("Joe", "Patel", "patelj@live.com", "Joe", "Patel", "patlj@live.com", 5)]
    [InlineData("Joe", "Patel", "skipper@live.com", "Joe", "Patel", "skiper@live.com", 5)]
    [InlineData("Joe", "Patel", "patelj@live.com", "Jill", "Patel", "patelj@live.com", 8)]
    [InlineData("Joe", "Patel", "joe.patel@live.com", "Joe", "Patel", "joe.patel@live.com", 9)]
    [InlineData("Joe", "Patel", "joe.patel@live.com", "Jill", "Patel", "joe.patel@live.com", 8)]
    [InlineData("Joe", "Patel", "joe.patel82@live.com", "Joe", "Patel", "joe.patel82@live.com", 10)]
    [InlineData("Joe", "Patel", "joe.patel@live.com", "Patel", "Joe", "joe.patel@live.com", 9)]
    [InlineData("Joe", "Patel", "joe.patel@live.com", "Ann", "Miller", "joe.patel@live.com", 1)]
    [InlineData("Joe", "Patel", "skipper@live.com", "Joe", "Patel", "skipper@live.com", 1)]
    [InlineData("Joe", "Patel", "joe.patel@live.com", "Joe", "Patel", "joe.patel@work.com", 7)]
    public void Level_of_two_addresses(string firstA, string lastA, string emailA, string firstB, string lastB, string emailB, int expected)
    {
        var features = FeatureTable.Build(new LeadTables().Person(firstA, lastA, emailA).Person(firstB, lastB, emailB).Crowd(40, 0).Build(), 1, CancellationToken.None);
        var comparer = new PairComparer(features, ValueStatistics.Build(features, 1, CancellationToken.None));

        (comparer.Compare(0, 1) >> PairComparer.Email & 15).Should().Be((ulong)expected);
        comparer.Compare(1, 0).Should().Be(comparer.Compare(0, 1));
    }

    [Theory]
    [InlineData("jpatel@live.com", 8)]
    [InlineData("skipper@live.com", 1)]
    public void A_second_address_says_as_much_as_the_first(string shared, int expected)
    {
        var tables = new LeadTables()
            .Add((LeadSlot.FirstName, "Joe"), (LeadSlot.LastName, "Patel"), (LeadSlot.Email, "joe9@work.com"), (LeadSlot.Email2, shared))
            .Add((LeadSlot.FirstName, "Jill"), (LeadSlot.LastName, "Patel"), (LeadSlot.Email, shared)).Crowd(40, 0);
        var features = FeatureTable.Build(tables.Build(), 1, CancellationToken.None);
        var comparer = new PairComparer(features, ValueStatistics.Build(features, 1, CancellationToken.None));

        (comparer.Compare(0, 1) >> PairComparer.Email & 15).Should().Be((ulong)expected);
    }
}
