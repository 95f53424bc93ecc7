using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Xunit.Abstractions;

namespace Platform.UnitTests.Domain.Leads.Mapping;

public sealed class ColumnMapperTests(ITestOutputHelper output)
{
    private static readonly string[] Tables = [HeaderRows.Table, CrmHeaderRows.Table, ListHeaderRows.Table, FormHeaderRows.Table, ForeignHeaderRows.Table];

    /// <summary>Every column of every header row: the row, what the column means, what it was taken for.</summary>
    private static readonly List<(string Row, string Expected, string Actual)> Columns =
        [.. Tables.SelectMany(table => table.Split('\n', StringSplitOptions.RemoveEmptyEntries)).SelectMany(ColumnsOf)];

    [Fact]
    public void The_headers_of_at_least_150_exports_are_understood_98_of_100_columns_or_more()
    {
        var wrong = Columns.Where(column => column.Actual != column.Expected).ToList();
        var share = 1 - ((double)wrong.Count / Columns.Count);
        output.WriteLine($"{Columns.Select(column => column.Row).Distinct().Count()} rows, {Columns.Count} columns, {share:P2} right; wrong:");
        wrong.ForEach(column => output.WriteLine($"{column.Row}: {column.Actual}, expected {column.Expected}"));

        Columns.Select(column => column.Row).Distinct().Should().HaveCountGreaterThanOrEqualTo(150);
        share.Should().BeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public void No_column_of_these_exports_is_taken_for_another_field_than_its_own() =>
        Columns.Where(column => column.Actual != column.Expected && !column.Actual.EndsWith("→ -", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Values_confirm_a_header_and_raise_its_confidence()
    {
        var alone = Map(["Email"]).Single();
        var confirmed = Map(["Email"], [["ann@x.org"], ["bob@y.org"]]).Single();

        alone.Basis.Should().Be("header");
        confirmed.Basis.Should().Be("header+values");
        confirmed.Confidence.Should().BeGreaterThan(alone.Confidence).And.BeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("Email", "yes", "no", "yes")]
    [InlineData("Phone", "mobile", "landline", "voip")]
    [InlineData("Zip", "none given", "ask", "later")]
    [InlineData("State", "12", "13", "14")]
    [InlineData("statecode", "Active", "Active", "Inactive")]
    [InlineData("State", "Open", "Qualified", "Disqualified")]
    [InlineData("Website", "Yes", "No", "Yes")]
    [InlineData("Last Name", "1", "2", "3")]
    [InlineData("Date of Birth", "young", "old", "old")]
    public void Values_that_contradict_the_header_leave_the_column_unmapped(string header, params string[] values) =>
        Map([header], [.. values.Select(value => new[] { value })]).Single().Field.Should().Be(LeadField.None);

    [Theory]
    [InlineData("StateCode", "TX", "CA", "NY")]
    [InlineData("State", "Texas", "California", "New South Wales")]
    public void States_are_states(string header, params string[] values) =>
        Map([header], [.. values.Select(value => new[] { value })]).Single().Field.Should().Be(LeadField.State);

    [Fact]
    public void A_site_is_a_website_when_its_values_are()
    {
        Map(["Site"], [["www.acme.com"], ["https://joes.example.org/"], ["bay-hotel.com"]]).Single().Field.Should().Be(LeadField.Website);
        Map(["Site"], [["Main plant"], ["Dallas"], ["Warehouse 2"]]).Single().Field.Should().Be(LeadField.None);
        Map(["Site"], [["12 Main St"], ["400 Oak Ave"], ["7 Elm Rd"]]).Single().Field.Should().NotBe(LeadField.Website);
        Map(["Site"]).Single().Field.Should().Be(LeadField.None);
    }

    [Fact]
    public void A_name_is_of_a_company_when_its_values_are()
    {
        Map(["Name"], [["Acme Plumbing Inc"], ["Joe's Diner"], ["Smith & Sons LLC"], ["Bay Hotel"]]).Single().Field.Should().Be(LeadField.Company);
        Map(["Name"], [["Ann Lee"], ["Robert Smith"], ["Lee, Mary"], ["Ole Nordmann"]]).Single().Field.Should().Be(LeadField.FullName);
    }

    [Fact]
    public void Numbers_of_orders_and_answers_to_a_question_are_no_names()
    {
        Map(["Name"], [["#1001"], ["#1002"], ["#1003"]]).Single().Field.Should().Be(LeadField.None);
        Map(["Homeowner"], [["yes"], ["no"], ["yes"]]).Single().Field.Should().Be(LeadField.None);
        Map(["Homeowner?"]).Single().Field.Should().Be(LeadField.None);
    }

    [Fact]
    public void A_bare_name_is_the_missing_half_unless_its_values_are_whole_names()
    {
        Map(["Vorname", "Name"]).Select(column => column.Field).Should().Equal(LeadField.FirstName, LeadField.LastName);
        Map(["Name", "Surname"]).Select(column => column.Field).Should().Equal(LeadField.FirstName, LeadField.LastName);
        Map(["First Name", "Name"], [["Ann", "Ann Lee"], ["Robert", "Robert Smith"]]).Select(column => column.Field).Should().Equal(LeadField.FirstName, LeadField.FullName);
    }

    [Fact]
    public void A_customer_is_a_name_when_its_values_are()
    {
        Map(["Customer"], [["Ann Lee"], ["Robert Smith"]]).Single().Field.Should().Be(LeadField.FullName);
        Map(["Customer"], [["yes"], ["no"]]).Single().Field.Should().Be(LeadField.None);
    }

    [Fact]
    public void An_address_is_whole_when_its_values_hold_city_and_ZIP() =>
        Map(["Address"], [["12 Main St, Dallas, TX 75001"], ["9 Oak Ave Austin TX 73301"]]).Single().Field.Should().Be(LeadField.FullAddress);

    [Fact]
    public void A_title_is_a_form_of_address_when_its_values_are() =>
        Map(["Title"], [["Mr."], ["Mrs"], ["Dr."]]).Single().Field.Should().Be(LeadField.NamePrefix);

    [Fact]
    public void A_status_is_an_outcome_when_its_values_say_how_it_ended()
    {
        Map(["Status"], [["won"], ["lost"], ["new"], ["contacted"]]).Single().Field.Should().Be(LeadField.Outcome);
        Map(["Status"], [["new"], ["open"], ["contacted"]]).Single().Field.Should().Be(LeadField.None);
    }

    [Fact]
    public void Without_headers_the_values_decide()
    {
        var rows = new[]
        {
            new[] { "1", "Ann", "Lee", "ann@x.org", "(248) 692-5024", "12 Main St", "Dallas", "TX", "75001", "1980-05-06" },
            ["2", "Robert", "Smith", "bob@y.org", "(212) 555-7788", "9 Oak Ave", "Austin", "TX", "73301", "1959-01-16"],
            ["3", "Mary", "Jones", "mary@z.org", "(303) 555-2211", "7 Elm Rd", "Denver", "CO", "80014", "1991-11-30"],
        };
        var header = Enumerable.Range(1, 10).Select(i => $"column {i}").ToList();

        ColumnMapper.Map(header, hasHeader: false, rows, null).Value.Select(column => column.Field).Should().Equal(
            LeadField.None, LeadField.FirstName, LeadField.LastName, LeadField.Email, LeadField.Phone, LeadField.Street, LeadField.City, LeadField.State, LeadField.Postcode, LeadField.BirthDate);
    }

    [Fact]
    public void A_header_in_unknown_words_is_mapped_only_by_the_surest_values()
    {
        Map(["Kontakt A", "Kontakt B"], [["ann@x.org", "Dallas"], ["bob@y.org", "Austin"]]).Select(column => column.Field).Should().Equal(LeadField.Email, LeadField.None);
        Map(["Agent Email"], [["agent@x.org"], ["agent@y.org"]]).Single().Field.Should().Be(LeadField.None);
    }

    [Fact]
    public void Options_override_by_header_and_by_number()
    {
        var mapped = Map(["Kontakt", "Email", "X"], overrides: new() { ["kontakt"] = "full_name", ["2"] = "none", ["3"] = "estimated_value" });

        mapped.Select(column => (column.Field, column.Basis)).Should().Equal((LeadField.FullName, "option"), (LeadField.None, "option"), (LeadField.EstimatedValue, "option"));
        mapped.Should().OnlyContain(column => column.Confidence == 1);
    }

    [Fact]
    public void Options_that_name_no_column_or_no_field_are_all_told()
    {
        var result = ColumnMapper.Map(["Email"], hasHeader: true, [], new Dictionary<string, string> { ["Phone"] = "phone", ["Email"] = "e-mail", ["2"] = "email" });

        result.Error!.Code.Should().Be("mapping_invalid");
        result.Error.Fields!["options.mapping"].Should().HaveCount(3);
    }

    [Fact]
    public void Every_field_has_a_name_in_snake_case_and_is_found_by_it()
    {
        foreach (var field in Enum.GetValues<LeadField>())
        {
            var name = ColumnMapper.NameOf(field);
            name.Should().MatchRegex("^[a-z]+(_[a-z]+)*$");
            ColumnMapper.Map(["X"], hasHeader: true, [], new Dictionary<string, string> { ["X"] = name }).Value.Single().Field.Should().Be(field);
        }
    }

    private static IReadOnlyList<ColumnMapping> Map(string[] header, string[][]? sample = null, Dictionary<string, string>? overrides = null) =>
        ColumnMapper.Map(header, hasHeader: true, sample ?? [], overrides).Value;

    private static IEnumerable<(string Row, string Expected, string Actual)> ColumnsOf(string line)
    {
        var name = line[..line.IndexOf(" = ", StringComparison.Ordinal)].Trim();
        var columns = line.Trim()[(name.Length + 3)..].Split(" | ").Select(column => column.Split(" → ")).ToList();
        var mapped = Map([.. columns.Select(column => column[0])]);
        return columns.Zip(mapped, (column, mapping) => (name, $"{column[0]} → {column[1]}", Meaning(mapping)));
    }

    private static string Meaning(ColumnMapping column)
    {
        var role = column.Role == AddressRole.Main ? string.Empty : $".{column.Role.ToString().ToLowerInvariant()}";
        var number = column.Ordinal == 0 ? string.Empty : $" {column.Ordinal + 1}";
        return column.Field == LeadField.None ? $"{column.Header} → -" : $"{column.Header} → {ColumnMapper.NameOf(column.Field)}{role}{number}";
    }
}
