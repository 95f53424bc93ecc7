using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class RowTests
{
    [Fact]
    public void An_empty_row_is_rejected()
    {
        var lead = Record.Of((LeadField.FirstName, " "), (LeadField.Email, ""), (LeadField.Street, ""));

        lead.Issues.Should().Be(LeadIssue.EmptyRow | LeadIssue.NoContact | LeadIssue.NoIdentity | LeadIssue.NameMissing | LeadIssue.AddressMissing);
        LeadIssues.MakesRejected(lead.Issues).Should().BeTrue();
    }

    [Fact]
    public void A_name_alone_is_rejected_and_a_name_with_a_birth_date_is_not()
    {
        LeadIssues.MakesRejected(Record.Of((LeadField.FirstName, "John"), (LeadField.LastName, "Smith")).Issues).Should().BeTrue();
        LeadIssues.MakesRejected(Record.Of((LeadField.FirstName, "John"), (LeadField.LastName, "Smith"), (LeadField.BirthDate, "1980-02-03")).Issues).Should().BeFalse();
        LeadIssues.MakesRejected(Record.Of((LeadField.Identifier, "AB-1234")).Issues).Should().BeFalse();
        LeadIssues.MakesRejected(Record.Of((LeadField.Email, "a@x.com")).Issues).Should().BeFalse();
    }

    [Fact]
    public void An_invalid_address_beside_a_good_number_is_no_reason_for_a_person_to_look()
    {
        Reviewed((LeadField.Email, "john@"), (LeadField.Phone, "310-246-8305")).Should().BeFalse();
        Reviewed((LeadField.Email, "john@gmial.com"), (LeadField.Phone, "310-246-8305")).Should().BeFalse();
        Reviewed((LeadField.Email, "john@x.com"), (LeadField.Phone, "123")).Should().BeFalse();
    }

    [Fact]
    public void Where_every_way_to_reach_a_lead_is_in_doubt_a_person_looks()
    {
        Reviewed((LeadField.Email, "john@")).Should().BeTrue();
        Reviewed((LeadField.Email, "john@gmial.com")).Should().BeTrue();
        Reviewed((LeadField.Email, "a@mailinator.com"), (LeadField.Phone, "123")).Should().BeTrue();
        Reviewed((LeadField.Street, "1 Main St"), (LeadField.State, "NY"), (LeadField.Postcode, "62701")).Should().BeTrue();
    }

    [Fact]
    public void Sound_rows_and_role_addresses_are_not_reviewed()
    {
        Reviewed((LeadField.Email, "info@acme.com")).Should().BeFalse();
        Reviewed((LeadField.Email, "ada@example.com")).Should().BeFalse();
        Reviewed((LeadField.Street, "1 Main St"), (LeadField.State, "IL"), (LeadField.Postcode, "62701")).Should().BeFalse();
        Reviewed((LeadField.FullName, "John & Mary Smith"), (LeadField.Email, "a@x.com")).Should().BeFalse();
    }

    [Fact]
    public void Who_must_not_be_called_is_noted()
    {
        var lead = Record.Of((LeadField.Phone, "310-246-8305"), (LeadField.DoNotCall, "yes"));

        lead.Issues.Should().Be(LeadIssue.DoNotCall);
        lead.Signals.Facts.Should().HaveFlag(LeadFacts.DoNotCall);
    }

    [Fact]
    public void A_file_without_addresses_or_names_is_not_told_so_in_every_row() =>
        Record.Of((LeadField.Email, "a@x.com")).Issues.Should().Be(LeadIssue.None);

    [Fact]
    public void Extras_are_normalised_by_kind()
    {
        ExtraSlot[] extras = [new("Cuisine", 0, ExtraKind.Category), new("Licence", 1, ExtraKind.Code), new("Opened", 2, ExtraKind.Date), new("Note", 3, ExtraKind.Text)];
        string[] cells = ["  French ", "ab-12 34.x", "2/3/1999", "Two   Words"];

        var lead = new Record([], [.. cells.Select(Encoding.UTF8.GetBytes)], extras: extras);

        Enumerable.Range(0, 4).Select(lead.Extra).Should().Equal("french", "AB1234X", "1999-02-03", "two words");
    }

    [Fact]
    public void Every_issue_has_a_code_and_a_sentence()
    {
        var issues = Enum.GetValues<LeadIssue>().Where(i => i != LeadIssue.None).ToList();

        issues.Should().HaveCount(LeadIssues.Count);
        issues.Select(i => Encoding.UTF8.GetString(LeadIssues.Code(i))).Should().OnlyHaveUniqueItems().And.OnlyContain(c => c.All(b => char.IsAsciiLetterLower(b) || b == '_'));
        foreach (var issue in issues)
        {
            Encoding.UTF8.GetString(LeadIssues.Code(issue)).Replace("_", "", StringComparison.Ordinal).Should().BeEquivalentTo(issue.ToString());
            LeadIssues.Description(issue).Should().EndWith(".");
        }
    }

    [Fact]
    public void Codes_are_listed_in_the_order_of_the_flags()
    {
        var output = new ByteArena();

        LeadIssues.AppendCodes(LeadIssue.PhoneInvalid | LeadIssue.EmailTypo | LeadIssue.NoIdentity, output);

        Encoding.UTF8.GetString(output.Written).Should().Be("email_typo;phone_invalid;no_identity");
    }

    private static bool Reviewed(params (LeadField Field, string Cell)[] columns)
    {
        var lead = Record.Of(columns);
        var address = lead[LeadSlot.Street].Length != 0 && lead[LeadSlot.City].Length + lead[LeadSlot.Postcode].Length != 0;
        return LeadIssues.NeedsReview(lead.Issues, lead.Email, lead.Phone, address);
    }
}
