using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class CompanyTests
{
    [Theory]
    [InlineData("Acme Roofing, LLC", "Acme Roofing LLC")]
    [InlineData("ACME ROOFING L.L.C.", "Acme Roofing LLC")]
    [InlineData("acme roofing l l c", "Acme Roofing LLC")]
    [InlineData("Acme Roofing Llc", "Acme Roofing LLC")]
    [InlineData("Acme, Inc.", "Acme Inc")]
    [InlineData("ACME INCORPORATED", "Acme Inc")]
    [InlineData("Acme Corporation", "Acme Corp")]
    [InlineData("Ford Motor Company", "Ford Motor Co")]
    [InlineData("Smith &Jones LTD.", "Smith & Jones Ltd")]
    [InlineData("SMITH & JONES, P.L.L.C.", "Smith & Jones PLLC")]
    [InlineData("müller gmbh", "Müller GmbH")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("IBM CORP", "IBM Corp")]
    [InlineData("JBM HVAC SERVICES", "JBM HVAC Services")]
    [InlineData("MCDONALD'S OF OHIO", "McDonald's of Ohio")]
    [InlineData("3M Company", "3M Co")]
    [InlineData("eBay Inc", "eBay Inc")]
    [InlineData("  Acme   Widgets ", "Acme Widgets")]
    public void A_company_is_written_in_one_way(string cell, string expected) =>
        Record.Of((LeadField.Company, cell))[LeadSlot.Company].Should().Be(expected);

    [Theory]
    [InlineData("Acme Roofing LLC", "Acme Roofing")]
    [InlineData("Acme Roofing, L.L.C.", "Acme Roofing")]
    [InlineData("Smith & Co", "Smith")]
    [InlineData("Smith & Jones LLP", "Smith & Jones")]
    [InlineData("Foo Co Inc", "Foo")]
    [InlineData("Acme", "Acme")]
    [InlineData("LLC", "LLC")]
    [InlineData("", "")]
    public void The_legal_form_can_be_left_out(string name, string expected) =>
        Encoding.UTF8.GetString(CompanyNormaliser.WithoutLegalForm(Encoding.UTF8.GetBytes(name))).Should().Be(expected);

    [Theory]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("none")]
    public void Nothing_is_no_company(string cell) => Record.Of((LeadField.Company, cell))[LeadSlot.Company].Should().BeEmpty();
}
