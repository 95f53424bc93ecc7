using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

/// <summary>The short ways of normalisers write what the long ways do, which a doubled space or a comma at the end leads to.</summary>
public sealed class ShortWayTests
{
    private static readonly string[] StreetWords =
        ("Main OAK elm Woodland MacArthur McKinley St Street AVE Ave. blvd Dr Dr. Rd, Road Ct Way Hwy Highway Route Rte Loop Broadway N N. SW north South Northeast E Apt apt Unit Ste Suite, Fl "
        + "Floor Rear Lot # #4 #4B #A 4 12B 305 H A B NW 5th 16TH 1st 22 22nd, State County Farm Po PO Post Pond Box Office US Interstate MLK JFK of the La Le FM CR Avenue Saint Mt Co No "
        + "Key Front Bldg Trlr Texas TX and & N.E. O'Brien Ste-4 Martin Luther King, Jr ñu Élan 12-14 1/2 I").Split(' ');

    private static readonly string[][] UsualParts =
        [.. "- - N S. NORTH Southwest/Woodland OAK elm McKinley 5th 22ND MLK Pond Lake Center North/- - - Hill King/St STREET Ave. blvd, Dr Highway/- - Apt # unit Suite Fl/- 4 4B H 12B".Split('/').Select(part => part.Replace("-", "").Split(' '))];

    private static readonly string[] CityWords =
        "Springfield AUSTIN dallas San SAN El la Saint St St. Ft Fort Mt N North E Las VEGAS New York of the McAllen MACON O'Fallon Winston-Salem Élan MLK DFW Pt Port No x X 29 Palms".Split(' ');

    [Fact]
    public void A_street_of_plain_words_is_written_as_by_the_long_way()
    {
        var random = new Random(20261122);
        var plain = 0;
        for (var round = 0; round < 20_000; round++)
        {
            // Mostly of the usual order, with any word in between.
            var usual = string.Join(' ', UsualParts.Select(part => random.Next(12) == 0 ? StreetWords[random.Next(StreetWords.Length)] : part[random.Next(part.Length)]).Where(word => word.Length != 0));
            var any = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => StreetWords[random.Next(StreetWords.Length)]));
            var rest = random.Next(3) == 0 ? any : usual;
            var number = random.Next(8) == 0 ? "12B" : $"{random.Next(1, 20_000)}";
            var street = $"{number} {rest}";
            var output = new ByteArena();
            plain += PlainStreet.TryAppend(Encoding.UTF8.GetBytes(street), output, out _) ? 1 : 0;

            Parts(Record.Of((LeadField.Street, street))).Should().Be(Parts(Record.Of((LeadField.Street, $"{number}  {rest}"))), "of {0}", street);
        }

        plain.Should().BeGreaterThan(1_000, "the test is of nothing otherwise");
    }

    [Theory]
    [InlineData("1643 North Woodland Ave")]
    [InlineData("304 Arsema Street Apt H")]
    [InlineData("2711 78TH AVE")]
    [InlineData("2290 S Bridge Dr, #116")]
    [InlineData("302 NORTH AVE SUITE C")]
    [InlineData("93 Ward Street, Unit 428")]
    [InlineData("2326 N. Pec St. #4B")]
    public void The_usual_streets_go_the_short_way(string street) => PlainStreet.TryAppend(Encoding.UTF8.GetBytes(street), new ByteArena(), out _).Should().BeTrue();

    [Fact]
    public void A_unit_that_has_a_column_of_its_own_is_not_overwritten() =>
        Parts(Record.Of((LeadField.Street, "12 Oak St Apt 4"), (LeadField.Unit, "Ste 9"))).Should().Be("12 Oak St | Ste 9 | None");

    [Fact]
    public void A_town_of_plain_words_is_written_as_by_the_long_way()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var town = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => CityWords[random.Next(CityWords.Length)]));

            Record.Of((LeadField.City, town))[LeadSlot.City].Should().Be(Record.Of((LeadField.City, town + ","))[LeadSlot.City], "of {0}", town);
        }
    }

    [Fact]
    public void An_address_of_the_usual_characters_is_well_formed()
    {
        var random = new Random(11);
        var plain = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var address = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "aB1.-_@cd"[random.Next(9)])) + (random.Next(2) == 0 ? "@x.com" : "");
            var bytes = Encoding.ASCII.GetBytes(address);
            if (EmailNormaliser.IsPlain(bytes))
            {
                plain++;
                EmailSyntax.IsWellFormed(bytes, out _).Should().BeTrue("of {0}", address);
            }
        }

        plain.Should().BeGreaterThan(1_000);
        EmailNormaliser.IsPlain("tony.o-hara_99@mail.acme-tools.com"u8).Should().BeTrue();
    }

    private static string Parts(Record lead) => $"{lead[LeadSlot.Street]} | {lead[LeadSlot.Unit]} | {lead.Issues & (LeadIssue.PoBox | LeadIssue.StreetUnrecognised)}";
}
