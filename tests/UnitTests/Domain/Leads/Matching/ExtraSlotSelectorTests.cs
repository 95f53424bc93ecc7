using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ExtraSlotSelectorTests
{
    [Fact]
    public void Row_numbers_sources_states_amounts_and_notes_are_not_chosen() =>
        Choose(("Lead No", i => $"{i + 1}"), ("Lead Source", i => $"source {i % 7}"), ("Status", i => $"s{i % 3}"), ("Budget", i => $"{100 + (i * 37 % 900)}000"), ("Created", i => $"2025-01-{1 + (i % 28):00} 10:{i % 60:00}:00"),
            ("Notes", i => $"customer number {i} called twice and would like to hear from us again soon about it"), ("Constant", _ => "x")).Should().BeEmpty();

    [Fact]
    public void Parts_of_a_birth_date_and_a_licence_are_chosen() =>
        Choose(("by", i => $"{1930 + (i * 39 % 67)}"), ("bm", i => $"{1 + (i * 7 % 12)}"), ("licence", i => $"AB{i * i * 17 % 1009}X")).Select(slot => (slot.Name, slot.Kind))
            .Should().Equal(("by", ExtraKind.Code), ("bm", ExtraKind.Category), ("licence", ExtraKind.Code));

    [Fact]
    public void Columns_that_the_customer_names_are_the_ones_chosen() =>
        ExtraSlotSelector.Choose([], ["Status", "Region"], [["new", "a"], ["old", "b"]], ["status", "no such column"]).Select(slot => slot.Name).Should().Equal("Status");

    [Fact]
    public void A_column_with_a_slot_of_its_own_is_not_chosen() =>
        ExtraSlotSelector.Choose([new ColumnMapping(0, "City", LeadField.City, AddressRole.Main, 0, 1, "header")], ["City"], [.. Enumerable.Range(0, 100).Select(i => new[] { $"Town {i % 20}" })], null).Should().BeEmpty();

    [Fact]
    public void Local_telephone_numbers_are_chosen_since_they_have_no_E164_form() =>
        ExtraSlotSelector.Choose([new ColumnMapping(0, "Phone", LeadField.Phone, AddressRole.Main, 0, 1, "header")], ["Phone"], [.. Enumerable.Range(0, 100).Select(i => new[] { $"555{i * i * 97 % 10007 % 10000:0000}" })], null).Should().ContainSingle();

    private static IReadOnlyList<ExtraSlot> Choose(params (string Header, Func<int, string> Value)[] columns) =>
        ExtraSlotSelector.Choose([], [.. columns.Select(column => column.Header)], [.. Enumerable.Range(0, 300).Select(i => columns.Select(column => column.Value(i)).ToArray())], null);
}
