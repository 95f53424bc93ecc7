using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;

namespace Platform.UnitTests.Domain.Leads.Golden;

public sealed class LeadMergerTests
{
    [Fact]
    public void A_name_wins_over_an_initial_even_if_more_rows_have_the_initial()
    {
        var merged = Merge(new LeadRows().Add(first: "J").Add(first: "J").Add(first: "James"));

        Value(merged, LeadSlot.FirstName).Should().Be("James");
    }

    [Fact]
    public void The_more_frequent_name_wins_over_the_primarys_typing_error()
    {
        var merged = Merge(new LeadRows().Add(last: "Smiht").Add(last: "Smith").Add(last: "SMITH"));

        Value(merged, LeadSlot.LastName).Should().Be("Smith");
    }

    [Fact]
    public void The_most_frequent_name_wins_in_a_large_cluster_too()
    {
        var rows = new LeadRows();
        for (var i = 0; i < 40; i++)
        {
            rows.Add(last: i % 3 == 0 ? $"Smith{i}" : i % 2 == 0 ? "SMITH" : "Smith");
        }

        Value(Merge(rows), LeadSlot.LastName).Should().BeEquivalentTo("smith");
    }

    [Fact]
    public void A_valid_email_address_wins_over_a_newer_invalid_one_and_brings_its_status()
    {
        var merged = Merge(new LeadRows()
            .Add(changed: "2026-01-02", issues: LeadIssue.EmailInvalid, more: draft => draft.EmailStatus = ValueStatus.Invalid)
            .Add(email: "ann@lee.com", changed: "2020-01-02"));

        Value(merged, LeadSlot.Email).Should().Be("ann@lee.com");
        merged.EmailStatus.Should().Be(ValueStatus.Valid);
        merged.Issues.Should().NotHaveFlag(LeadIssue.EmailInvalid);
    }

    [Fact]
    public void The_newest_number_wins_and_the_other_stays_known()
    {
        var merged = Merge(new LeadRows()
            .Add(phone: "+12125550001", changed: "2020-05-01T08:00:00")
            .Add(phone: "+12125550002", changed: "2024-05-01")
            .Add(phone: "+12125550001", changed: "2021-05-01"));

        Value(merged, LeadSlot.Phone).Should().Be("+12125550002");
        Value(merged, LeadSlot.Phone2).Should().Be("+12125550001");
        Value(merged, LeadSlot.Phone3).Should().BeEmpty();
    }

    [Fact]
    public void An_address_is_that_of_one_row_and_never_put_together_from_two()
    {
        var merged = Merge(new LeadRows()
            .Add(city: "Boston", postcode: "02101")
            .Add(street: "1 Main St", city: "Albany", state: "NY"));

        Value(merged, LeadSlot.Street).Should().Be("1 Main St");
        Value(merged, LeadSlot.City).Should().Be("Albany");
        Value(merged, LeadSlot.Postcode).Should().BeEmpty();
    }

    [Fact]
    public void Of_two_complete_addresses_the_newer_one_wins()
    {
        var merged = Merge(new LeadRows()
            .Add(street: "1 Old St", city: "Albany", state: "NY", changed: "2019-01-01")
            .Add(street: "1 Old St", city: "Albany", state: "NY", changed: "2019-01-01")
            .Add(street: "2 New St", city: "Boston", state: "MA", changed: "2025-01-01"));

        Value(merged, LeadSlot.Street).Should().Be("2 New St");
    }

    [Fact]
    public void The_primary_wins_where_nothing_else_decides()
    {
        var rows = new LeadRows().Add(company: "Acme").Add(company: "Bolt");

        Value(Merge(rows, primary: 1), LeadSlot.Company).Should().Be("Bolt");
    }

    [Fact]
    public void A_value_that_only_another_row_has_fills_the_gap()
    {
        var merged = Merge(new LeadRows().Add(first: "Ann", last: "Lee").Add(email: "ann@lee.com", phone: "+12125550001"));

        Value(merged, LeadSlot.FirstName).Should().Be("Ann");
        Value(merged, LeadSlot.Email).Should().Be("ann@lee.com");
        Value(merged, LeadSlot.Phone).Should().Be("+12125550001");
    }

    [Fact]
    public void One_row_that_must_not_be_called_is_enough_and_one_that_can_be_reached_is_too()
    {
        var merged = Merge(new LeadRows().Add(issues: LeadIssue.DoNotCall).Add(issues: LeadIssue.NoContact));

        merged.Issues.Should().HaveFlag(LeadIssue.DoNotCall);
        merged.Issues.Should().NotHaveFlag(LeadIssue.NoContact);
    }

    [Fact]
    public void Whether_the_owner_lives_there_is_what_the_newest_row_says()
    {
        var merged = Merge(new LeadRows()
            .Add(changed: "2024-01-01", more: draft => draft.Signals = new LeadSignals(LeadFacts.AbsenteeOwner | LeadFacts.Lien, 12, 40))
            .Add(changed: "2020-01-01", more: draft => draft.Signals = new LeadSignals(LeadFacts.OwnerOccupied | LeadFacts.Vacant, 8, LeadSignals.Unknown)));

        merged.Signals.Should().Be(new LeadSignals(LeadFacts.AbsenteeOwner | LeadFacts.Lien | LeadFacts.Vacant, 12, 40));
    }

    [Fact]
    public void Every_slot_that_the_golden_file_shows_has_a_rule()
    {
        var further = new[]
        {
            LeadSlot.Email2, LeadSlot.Phone2, LeadSlot.Phone3, LeadSlot.MailingStreet, LeadSlot.MailingPostcode,
        };

        SurvivorshipRule.All.SelectMany(rule => rule.Slots).Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo(Enum.GetValues<LeadSlot>().Except(further));
    }

    private static MergedLead Merge(LeadRows rows, int primary = 0)
    {
        var table = rows.Table();
        var merged = new MergedLead();
        var members = Enumerable.Range(0, table.Count).Select(row => new ClusterMember(table.Batches[0], row));
        new LeadMerger().Merge([.. members], primary, merged);
        return merged;
    }

    private static string Value(MergedLead merged, LeadSlot slot) => Encoding.UTF8.GetString(merged[slot]);
}
