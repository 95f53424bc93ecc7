using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class AddressTests
{
    [Theory]
    [InlineData("123 N Main St", "123 N Main St", "")]
    [InlineData("123 NORTH MAIN STREET", "123 N Main St", "")]
    [InlineData("123 n. main st.", "123 N Main St", "")]
    [InlineData("123 North Street", "123 North St", "")]
    [InlineData("123 N St NW", "123 N St NW", "")]
    [InlineData("123 North Ave East", "123 North Ave E", "")]
    [InlineData("123 Main Street Apt 4B", "123 Main St", "Apt 4B")]
    [InlineData("123 Main Street, Apartment 4b", "123 Main St", "Apt 4B")]
    [InlineData("123 Main St #4B", "123 Main St", "# 4B")]
    [InlineData("123 Main St Apt #4", "123 Main St", "Apt 4")]
    [InlineData("123 Main St Apt.4", "123 Main St", "Apt 4")]
    [InlineData("123 Main St, Suite 200", "123 Main St", "Ste 200")]
    [InlineData("123 Main St Ste 200-A", "123 Main St", "Ste 200-A")]
    [InlineData("123 Main St Bldg 4 Apt 2", "123 Main St", "Bldg 4 Apt 2")]
    [InlineData("123 Main St 3rd Floor", "123 Main St", "Fl 3")]
    [InlineData("123 Main St Fl 3", "123 Main St", "Fl 3")]
    [InlineData("123 Main St Rear", "123 Main St", "Rear")]
    [InlineData("123 Main St 4B", "123 Main St", "# 4B")]
    [InlineData("Apt 4, 123 Main St", "123 Main St", "Apt 4")]
    [InlineData("123 Front St", "123 Front St", "")]
    [InlineData("123 Key Largo Dr", "123 Key Largo Dr", "")]
    [InlineData("123 Suite Dr", "123 Suite Dr", "")]
    [InlineData("1600 Pennsylvania Avenue Northwest", "1600 Pennsylvania Ave NW", "")]
    [InlineData("123 SW 5th Ave", "123 SW 5th Ave", "")]
    [InlineData("123 S.W. 5TH AVENUE", "123 SW 5th Ave", "")]
    [InlineData("123 South West 5th Avenue", "123 SW 5th Ave", "")]
    [InlineData("123 Mendenhall Mall Road", "123 Mendenhall Mall Rd", "")]
    [InlineData("100 Avenue B", "100 Avenue B", "")]
    [InlineData("100 Ave B", "100 Avenue B", "")]
    [InlineData("100 Broadway", "100 Broadway", "")]
    [InlineData("100 Avenue of the Americas", "100 Avenue of the Americas", "")]
    [InlineData("100 AVENUE OF THE AMERICAS", "100 Avenue of the Americas", "")]
    [InlineData("123 1/2 ELM ST", "123 1/2 Elm St", "")]
    [InlineData("94-210 Leokane St", "94-210 Leokane St", "")]
    [InlineData("123b Elm Street", "123B Elm St", "")]
    [InlineData("N6W23001 BLUEMOUND RD", "N6W23001 Bluemound Rd", "")]
    [InlineData("239 South 500 East", "239 S 500 E", "")]
    [InlineData("390 S MCCASLIN BLVD", "390 S McCaslin Blvd", "")]
    [InlineData("516 Saint Andrews Rd", "516 Saint Andrews Rd", "")]
    [InlineData("45 St James Pl", "45 St James Pl", "")]
    [InlineData("PO Box 123", "PO Box 123", "")]
    [InlineData("P.O. Box 123", "PO Box 123", "")]
    [InlineData("P O BOX 123", "PO Box 123", "")]
    [InlineData("POBOX 123", "PO Box 123", "")]
    [InlineData("Post Office Box 123", "PO Box 123", "")]
    [InlineData("Box 123", "PO Box 123", "")]
    [InlineData("PO Box #12-A", "PO Box 12-A", "")]
    [InlineData("123 Main St PO Box 45", "123 Main St", "PO Box 45")]
    [InlineData("RR 2 Box 18", "RR 2 Box 18", "")]
    [InlineData("R.R. #2 BOX 18", "RR 2 Box 18", "")]
    [InlineData("Rural Route 2 Box 18A", "RR 2 Box 18A", "")]
    [InlineData("RFD 4 Box 87A", "RR 4 Box 87A", "")]
    [InlineData("HC 68 BOX 23A", "HC 68 Box 23A", "")]
    [InlineData("100 US Hwy 12", "100 US Highway 12", "")]
    [InlineData("100 U.S. 12", "100 US Highway 12", "")]
    [InlineData("100 Hwy 62 W", "100 Highway 62 W", "")]
    [InlineData("100 State Rte 9", "100 State Route 9", "")]
    [InlineData("100 SR 9", "100 State Route 9", "")]
    [InlineData("100 County Rd 110", "100 County Road 110", "")]
    [InlineData("100 CR 110", "100 County Road 110", "")]
    [InlineData("100 E County Road Y", "100 E County Road Y", "")]
    [InlineData("100 FM 1960", "100 FM 1960", "")]
    [InlineData("100 Farm to Market Rd 1960", "100 FM 1960", "")]
    [InlineData("100 I-35 N", "100 Interstate 35 N", "")]
    [InlineData("100 AL Highway 157", "100 AL Highway 157", "")]
    [InlineData("100 Rt 9", "100 Route 9", "")]
    [InlineData("100 Old Hwy 5", "100 Old Highway 5", "")]
    [InlineData("100 Loop 410", "100 Loop 410", "")]
    [InlineData("Main St & 1st Ave", "Main St & 1st Ave", "")]
    [InlineData("MAIN ST AND 1ST AVE", "Main St & 1st Ave", "")]
    [InlineData("Acme Plaza, 123 Main St", "123 Main St", "")]
    public void A_street_takes_the_form_of_the_postal_service(string cell, string street, string unit)
    {
        var lead = Record.Of((LeadField.Street, cell), (LeadField.City, "Springfield"), (LeadField.State, "IL"));

        (lead[LeadSlot.Street], lead[LeadSlot.Unit]).Should().Be((street, unit));
    }

    [Theory]
    [InlineData("street", "St")]
    [InlineData("str", "St")]
    [InlineData("avenue", "Ave")]
    [InlineData("av", "Ave")]
    [InlineData("boulevard", "Blvd")]
    [InlineData("boul", "Blvd")]
    [InlineData("circle", "Cir")]
    [InlineData("court", "Ct")]
    [InlineData("cove", "Cv")]
    [InlineData("creek", "Crk")]
    [InlineData("crossing", "Xing")]
    [InlineData("drive", "Dr")]
    [InlineData("expressway", "Expy")]
    [InlineData("freeway", "Fwy")]
    [InlineData("gardens", "Gdns")]
    [InlineData("heights", "Hts")]
    [InlineData("hollow", "Holw")]
    [InlineData("junction", "Jct")]
    [InlineData("knolls", "Knls")]
    [InlineData("landing", "Lndg")]
    [InlineData("lane", "Ln")]
    [InlineData("meadows", "Mdws")]
    [InlineData("motorway", "Mtwy")]
    [InlineData("parkway", "Pkwy")]
    [InlineData("place", "Pl")]
    [InlineData("plaza", "Plz")]
    [InlineData("ridge", "Rdg")]
    [InlineData("road", "Rd")]
    [InlineData("square", "Sq")]
    [InlineData("station", "Sta")]
    [InlineData("summit", "Smt")]
    [InlineData("terrace", "Ter")]
    [InlineData("trace", "Trce")]
    [InlineData("trafficway", "Trfy")]
    [InlineData("trail", "Trl")]
    [InlineData("turnpike", "Tpke")]
    [InlineData("village", "Vlg")]
    [InlineData("vista", "Vis")]
    [InlineData("way", "Way")]
    public void Suffixes_are_abbreviated(string suffix, string abbreviation) =>
        Record.Of((LeadField.Street, $"12 Oak {suffix}"), (LeadField.State, "IL"))[LeadSlot.Street].Should().Be($"12 Oak {abbreviation}");

    [Theory]
    [InlineData("123 N Main St Apt 4B Springfield IL 62701", "123 N Main St", "Apt 4B", "Springfield", "IL", "62701")]
    [InlineData("123 N MAIN STREET, APT. #4B, SPRINGFIELD, ILLINOIS 62701-1234, USA", "123 N Main St", "Apt 4B", "Springfield", "IL", "62701-1234")]
    [InlineData("1600 Pennsylvania Ave NW Washington DC 20500", "1600 Pennsylvania Ave NW", "", "Washington", "DC", "20500")]
    [InlineData("1600 Pennsylvania Avenue NW, Washington, DC", "1600 Pennsylvania Ave NW", "", "Washington", "DC", "")]
    [InlineData("P.O. Box 123, Boise, ID 83701", "PO Box 123", "", "Boise", "ID", "83701")]
    [InlineData("PO Box 123 Boise ID 83701", "PO Box 123", "", "Boise", "ID", "83701")]
    [InlineData("100 Main St St Paul MN 55101", "100 Main St", "", "Saint Paul", "MN", "55101")]
    [InlineData("5 Park Ave West Palm Beach FL 33401", "5 Park Ave", "", "West Palm Beach", "FL", "33401")]
    [InlineData("1415 42nd Street South Fargo ND 58103", "1415 42nd St S", "", "Fargo", "ND", "58103")]
    [InlineData("1415 42nd Street South Bend IN 46601", "1415 42nd St", "", "South Bend", "IN", "46601")]
    [InlineData("456 Oak Avenue, Suite 200, Los Angeles, California 90001", "456 Oak Ave", "Ste 200", "Los Angeles", "CA", "90001")]
    [InlineData("123 Main St, Unit 5, Portland, OR, 97201", "123 Main St", "Unit 5", "Portland", "OR", "97201")]
    [InlineData("100 Broadway New York NY 10005", "100 Broadway", "", "New York", "NY", "10005")]
    [InlineData("741 W Broadway Street Yazoo City MS 39194", "741 W Broadway St", "", "Yazoo City", "MS", "39194")]
    [InlineData("239 South 500 East Salt Lake City UT 84102", "239 S 500 E", "", "Salt Lake City", "UT", "84102")]
    [InlineData("820 East IH35 South Suite A, Denton, TX 76205", "820 E Interstate 35 S", "Ste A", "Denton", "TX", "76205")]
    [InlineData("2039 Highway 82 W Clinton MS 38703", "2039 Highway 82 W", "", "Clinton", "MS", "38703")]
    [InlineData("12 Elm St, Springfield, MA 1103", "12 Elm St", "", "Springfield", "MA", "01103")]
    [InlineData("12 Elm St, Charleston, West Virginia 25301", "12 Elm St", "", "Charleston", "WV", "25301")]
    [InlineData("12 Elm St | Reno | NV | 89501", "12 Elm St", "", "Reno", "NV", "89501")]
    [InlineData("12 Elm St\nReno, NV 89501", "12 Elm St", "", "Reno", "NV", "89501")]
    [InlineData("Springfield, IL 62701", "", "", "Springfield", "IL", "62701")]
    public void A_whole_address_is_taken_apart(string cell, string street, string unit, string city, string state, string postcode)
    {
        var lead = Record.Of((LeadField.FullAddress, cell.Replace("\n", ", ", StringComparison.Ordinal)));

        (lead[LeadSlot.Street], lead[LeadSlot.Unit], lead[LeadSlot.City], lead[LeadSlot.State], lead[LeadSlot.Postcode], lead[LeadSlot.Country])
            .Should().Be((street, unit, city, state, postcode, "US"));
    }

    [Theory]
    [InlineData("10 Downing Street, London SW1A 2AA, UK", "10 Downing Street", "GB")]
    [InlineData("24 Sussex Drive, Ottawa, ON K1M 1M4", "24 Sussex Drive", "CA")]
    [InlineData("Hauptstraße 5, 10115 Berlin, Germany", "Hauptstraße 5", "DE")]
    public void A_foreign_address_is_tidied_and_not_mangled(string cell, string street, string country)
    {
        var lead = Record.Of((LeadField.FullAddress, cell));

        (lead[LeadSlot.Street], lead[LeadSlot.Country]).Should().Be((street, country));
    }

    [Fact]
    public void A_foreign_street_keeps_its_words()
    {
        var lead = Record.Of((LeadField.Street, "5  Rue   Street"), (LeadField.City, "st malo"), (LeadField.Postcode, "35400"), (LeadField.Country, "France"));

        (lead[LeadSlot.Street], lead[LeadSlot.City], lead[LeadSlot.Postcode], lead[LeadSlot.Country]).Should().Be(("5 Rue Street", "st malo", "35400", "FR"));
        lead.Issues.Should().NotHaveFlag(LeadIssue.PostcodeInvalid);
    }

    [Theory]
    [InlineData("IL", "IL")]
    [InlineData("il", "IL")]
    [InlineData("Illinois", "IL")]
    [InlineData("ILL.", "IL")]
    [InlineData("N. Carolina", "NC")]
    [InlineData("north carolina", "NC")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("D.C.", "DC")]
    [InlineData("Calif.", "CA")]
    [InlineData("Puerto Rico", "PR")]
    [InlineData("AE", "AE")]
    [InlineData("Guam", "GU")]
    [InlineData("W. Va.", "WV")]
    public void States_become_two_letters(string cell, string state)
    {
        var lead = Record.Of((LeadField.Street, "1 Main St"), (LeadField.City, "X"), (LeadField.State, cell));

        (lead[LeadSlot.State], lead[LeadSlot.Country]).Should().Be((state, "US"));
    }

    [Theory]
    [InlineData("62701", "IL", "62701", LeadIssue.None)]
    [InlineData("62701-1234", "IL", "62701-1234", LeadIssue.None)]
    [InlineData("627011234", "IL", "62701-1234", LeadIssue.None)]
    [InlineData("62701 1234", "IL", "62701-1234", LeadIssue.None)]
    [InlineData("62701-", "IL", "62701", LeadIssue.None)]
    [InlineData("62701-0000", "IL", "62701", LeadIssue.None)]
    [InlineData("62701.0", "IL", "62701", LeadIssue.None)]
    [InlineData("2134", "MA", "02134", LeadIssue.PostcodeZeroRestored)]
    [InlineData("2134.0", "MA", "02134", LeadIssue.PostcodeZeroRestored)]
    [InlineData("601", "PR", "00601", LeadIssue.PostcodeZeroRestored)]
    [InlineData("21341234", "MA", "02134-1234", LeadIssue.PostcodeZeroRestored)]
    [InlineData("2134", "TX", "2134", LeadIssue.PostcodeInvalid)]
    [InlineData("62701", "NY", "62701", LeadIssue.PostcodeStateMismatch)]
    [InlineData("00000", "NY", "00000", LeadIssue.PostcodeInvalid)]
    [InlineData("ABC", "NY", "ABC", LeadIssue.PostcodeInvalid)]
    [InlineData("09012", "AE", "09012", LeadIssue.None)]
    [InlineData("06390", "NY", "06390", LeadIssue.None)]
    public void Zip_codes_are_repaired_and_held_against_the_state(string cell, string state, string postcode, LeadIssue issue)
    {
        var lead = Record.Of((LeadField.Street, "1 Main St"), (LeadField.City, "X"), (LeadField.State, state), (LeadField.Postcode, cell));

        (lead[LeadSlot.Postcode], lead.Issues).Should().Be((postcode, issue));
    }

    [Theory]
    [InlineData("USA", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("uk", "GB")]
    [InlineData("Great Britain", "GB")]
    [InlineData("Deutschland", "DE")]
    [InlineData("deu", "DE")]
    [InlineData("Canada", "CA")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("South Korea", "KR")]
    public void Countries_become_iso_codes(string cell, string country) =>
        Record.Of((LeadField.Street, "1 Main St"), (LeadField.Country, cell))[LeadSlot.Country].Should().Be(country);

    [Fact]
    public void An_unknown_country_and_state_are_noted()
    {
        Record.Of((LeadField.Street, "1 Main St"), (LeadField.Country, "Narnia")).Issues.Should().HaveFlag(LeadIssue.CountryUnknown);
        Record.Of((LeadField.Street, "1 Main St"), (LeadField.State, "QQ"), (LeadField.Postcode, "62701")).Issues.Should().HaveFlag(LeadIssue.StateUnknown);
    }

    [Theory]
    [InlineData("SPRINGFIELD", "Springfield")]
    [InlineData("st. louis", "Saint Louis")]
    [InlineData("Ft Worth", "Fort Worth")]
    [InlineData("N Las Vegas", "North Las Vegas")]
    [InlineData("o'fallon", "O'Fallon")]
    [InlineData("WINSTON-SALEM", "Winston-Salem")]
    [InlineData("Isle of Palms", "Isle of Palms")]
    [InlineData("McLean", "McLean")]
    [InlineData("MCLEAN", "McLean")]
    public void Towns_are_recased_and_written_out(string cell, string city) =>
        Record.Of((LeadField.Street, "1 Main St"), (LeadField.City, cell), (LeadField.State, "IL"))[LeadSlot.City].Should().Be(city);

    [Fact]
    public void House_number_and_unit_may_have_columns_of_their_own()
    {
        var lead = Record.Of((LeadField.HouseNumber, "123.0"), (LeadField.Street, "Main Street"), (LeadField.Unit, "apartment 4"), (LeadField.State, "IL"));

        (lead[LeadSlot.Street], lead[LeadSlot.Unit]).Should().Be(("123 Main St", "Apt 4"));
    }

    [Theory]
    [InlineData("4B", "# 4B")]
    [InlineData("#4B", "# 4B")]
    [InlineData("apt 4 b", "Apt 4B")]
    [InlineData("STE 100", "Ste 100")]
    [InlineData("200.0", "# 200")]
    [InlineData("Penthouse", "Ph")]
    [InlineData("2nd floor", "Fl 2")]
    public void A_unit_column_is_abbreviated(string cell, string unit) =>
        Record.Of((LeadField.Street, "1 Main St"), (LeadField.Unit, cell), (LeadField.State, "IL"))[LeadSlot.Unit].Replace("Penthouse", "Ph", StringComparison.Ordinal).Should().Be(unit);

    [Fact]
    public void The_whole_address_in_the_street_column_fills_the_other_parts()
    {
        var lead = Record.Of((LeadField.Street, "123 Main St, Springfield, IL 62701"), (LeadField.City, ""), (LeadField.State, ""), (LeadField.Postcode, ""));

        (lead[LeadSlot.Street], lead[LeadSlot.City], lead[LeadSlot.State], lead[LeadSlot.Postcode]).Should().Be(("123 Main St", "Springfield", "IL", "62701"));
    }

    [Fact]
    public void State_and_zip_in_the_city_column_are_told_apart()
    {
        var lead = Record.Of((LeadField.Street, "123 Main St"), (LeadField.City, "Springfield, IL 62701"));

        (lead[LeadSlot.City], lead[LeadSlot.State], lead[LeadSlot.Postcode]).Should().Be(("Springfield", "IL", "62701"));
    }

    [Fact]
    public void The_property_is_the_address_and_the_mailing_address_tells_the_absentee_owner()
    {
        var lead = Record.Of(
            (LeadField.Street, AddressRole.Property, "123 Main Street"), (LeadField.City, AddressRole.Property, "Springfield"), (LeadField.Postcode, AddressRole.Property, "62701"),
            (LeadField.Street, AddressRole.Mailing, "9 Elm Ave"), (LeadField.City, AddressRole.Mailing, "Reno"), (LeadField.Postcode, AddressRole.Mailing, "89501"));

        (lead[LeadSlot.Street], lead[LeadSlot.City], lead[LeadSlot.MailingStreet], lead[LeadSlot.MailingPostcode]).Should().Be(("123 Main St", "Springfield", "9 Elm Ave", "89501"));
        lead.Signals.Facts.Should().HaveFlag(LeadFacts.AbsenteeOwner);
    }

    [Fact]
    public void The_same_mailing_address_tells_that_the_owner_lives_there()
    {
        var lead = Record.Of(
            (LeadField.Street, AddressRole.Property, "123 Main Street"), (LeadField.Postcode, AddressRole.Property, "62701"),
            (LeadField.Street, AddressRole.Mailing, "123 MAIN ST"), (LeadField.Postcode, AddressRole.Mailing, "62701-1234"));

        lead[LeadSlot.MailingStreet].Should().BeEmpty();
        lead.Signals.Facts.Should().HaveFlag(LeadFacts.OwnerOccupied);
    }

    [Fact]
    public void A_mailing_address_alone_is_the_address()
    {
        var lead = Record.Of((LeadField.Street, AddressRole.Mailing, "9 Elm Avenue"), (LeadField.City, AddressRole.Mailing, "Reno"), (LeadField.State, AddressRole.Mailing, "NV"));

        (lead[LeadSlot.Street], lead[LeadSlot.City], lead[LeadSlot.State]).Should().Be(("9 Elm Ave", "Reno", "NV"));
    }

    [Fact]
    public void Australian_states_tell_the_country()
    {
        var lead = Record.Of((LeadField.Street, "20 rivett circuit"), (LeadField.City, "mill park"), (LeadField.State, "nsw"), (LeadField.Postcode, "2606"));

        (lead[LeadSlot.Country], lead[LeadSlot.Postcode], lead[LeadSlot.State], lead.Issues).Should().Be(("AU", "2606", "NSW", LeadIssue.None));
    }

    [Fact]
    public void A_street_that_is_none_is_kept_and_noted()
    {
        var lead = Record.Of((LeadField.Street, "ask the neighbour"), (LeadField.City, "Reno"), (LeadField.State, "NV"));

        lead[LeadSlot.Street].Should().Be("Ask the Neighbour");
        lead.Issues.Should().HaveFlag(LeadIssue.StreetUnrecognised);
    }
}
