using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class BlockingPlanTests
{
    [Theory]
    [InlineData(1_000, 4)]
    [InlineData(1_000_000, 4)]
    [InlineData(4_000_000, 2)]
    [InlineData(16_000_000, 1)]
    public void In_a_long_list_a_key_may_bring_fewer_pairs_a_row(int rows, double pairsPerRow) =>
        BlockingPlan.MostPairs(rows).Should().BeApproximately(rows * pairsPerRow, 1);

    [Fact]
    public void A_key_that_would_bring_too_many_pairs_gives_way_to_a_finer_one()
    {
        var table = new LeadTables();
        for (var row = 0; row < 400; row++)
        {
            table.Person($"{(char)('a' + (row % 26))}{(char)('a' + (row / 26))}x", row < 200 ? "smith" : "jones", zip: $"{10_000 + (row / 4)}");
        }

        var plan = BlockingPlan.Choose(FeatureTable.Build(table.Build(), 1, CancellationToken.None));

        plan.Select(key => key.Name).Should().Contain("last_name+postcode").And.NotContain("last_name");
    }

    [Fact]
    public void A_key_gives_way_to_one_that_it_implies_and_that_brings_few_pairs()
    {
        var table = new LeadTables();
        for (var row = 0; row < 400; row++)
        {
            table.Person($"{(char)('a' + (row % 26))}{(char)('a' + (row / 26))}x", row < 200 ? "smith" : "jones", zip: $"{10_000 + (row / 2)}");
        }

        var plan = BlockingPlan.Choose(FeatureTable.Build(table.Build(), 1, CancellationToken.None));

        plan.Select(key => key.Name).Should().Contain("last_name_sound+postcode").And.NotContain("last_name+postcode");
    }

    [Theory]
    [InlineData(249_999, 16)]
    [InlineData(250_000, 8)]
    public void A_long_list_is_given_fewer_keys_that_find_little_more(int rows, int keys) => BlockingPlan.MostKeys(rows).Should().Be(keys);

    [Theory]
    [InlineData(3, "email,last_name,license")]
    [InlineData(4, "email,license,last_name_sound,email_name")]
    public void Keys_that_find_little_more_come_last_and_only_while_there_are_few(int few, string keys)
    {
        var table = new LeadTables(new ExtraSlot("license", 9, ExtraKind.Code));
        for (var row = 0; row < 60; row++)
        {
            var last = $"{(char)('a' + (row % 26))}{(char)('a' + (row / 26))}mith";
            table.Add((LeadSlot.FirstName, row % 2 == 0 ? "jane" : "john"), (LeadSlot.LastName, last), (LeadSlot.Email, $"{last}@mail.com"), ((LeadSlot)LeadSlots.FirstExtra, $"{1_000 + row}"));
        }

        var plan = BlockingPlan.Choose(FeatureTable.Build(table.Build(), 1, CancellationToken.None), few);

        plan.Select(key => key.Name).Should().Equal(keys.Split(','));
    }

    [Theory]
    [InlineData("12", false)]
    [InlineData("", true)]
    public void Whole_streets_are_keys_where_houses_have_no_numbers(string number, bool whole)
    {
        var table = new LeadTables();
        for (var row = 0; row < 60; row++)
        {
            table.Person($"{(char)('a' + (row % 26))}rown", $"{(char)('a' + (row % 26))}mith", street: $"{number} {(char)('b' + (row % 20))}ornhill street", zip: $"{10_000 + (row / 2)}");
        }

        var plan = BlockingPlan.Choose(FeatureTable.Build(table.Build(), 1, CancellationToken.None));

        plan.Any(key => key.Parts[0] == KeyPart.Street).Should().Be(whole);
    }
}
