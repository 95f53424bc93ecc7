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

    /// <summary>Every word that means something before every suffix, alone and behind a name: which of the two is the suffix is where the ways could part.</summary>
    [Fact]
    public void A_street_named_with_a_word_that_means_something_is_written_as_by_the_long_way()
    {
        string[] suffixes = [.. AddressTables.Suffixes.Split(' ').SelectMany(entry => entry.Split(':', ',').Take(2)).Distinct()];
        string[] words = [.. suffixes, .. "n north no e east sw southwest apt unit ste lot key rear fl loop hwy rte sr fm oak saint mt".Split(' ')];
        var plain = 0;
        var output = new ByteArena();
        foreach (var word in words)
        {
            foreach (var suffix in suffixes)
            {
                foreach (var street in (ReadOnlySpan<string>)[$"{word} {suffix}", $"Oak {word} {suffix}"])
                {
                    output.Clear();
                    if (!PlainStreet.TryAppend(Encoding.UTF8.GetBytes($"12 {street}"), output, out _))
                    {
                        continue;
                    }

                    plain++;
                    var longWay = Record.Of((LeadField.Street, $"12  {street}"))[LeadSlot.Street];
                    if (Encoding.UTF8.GetString(output.Written) != longWay)
                    {
                        Encoding.UTF8.GetString(output.Written).Should().Be(longWay, "of {0}", street);
                    }
                }
            }
        }

        plain.Should().BeGreaterThan(50_000, "the test is of nothing otherwise");
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
            if (EmailNormaliser.IsPlain(bytes, out _))
            {
                plain++;
                EmailSyntax.IsWellFormed(bytes, out _).Should().BeTrue("of {0}", address);
            }
        }

        plain.Should().BeGreaterThan(1_000);
        EmailNormaliser.IsPlain("tony.o-hara_99@mail.acme-tools.com"u8, out _).Should().BeTrue();
    }

    [Fact]
    public void A_telephone_number_is_read_as_by_the_long_way()
    {
        var random = new Random(13);
        var plain = 0;
        string[] forms = ["({0}) {1}-{2}", "{0}-{1}-{2}", "{0}{1}{2}", "+1{0}{1}{2}", "1-{0}-{1}-{2}", "{0}.{1}.{2}", "+1 ({0}) {1}-{2}", "{0} {1} {2}", "+{0}{1}{2}", "{0}{1}{2} x1", "+1+{0}{1}{2}"];
        string[] areas = ["248", "212", "800", "555", "000", "011", "123", "999"];
        string[] exchanges = ["692", "555", "911", "100", "000", "999"];
        string[] numbers = ["5024", "0100", "0199", "0000", "9999", "502", "50244"];
        for (var round = 0; round < 20_000; round++)
        {
            var cell = string.Format(null, forms[random.Next(forms.Length)], areas[random.Next(areas.Length)], exchanges[random.Next(exchanges.Length)], numbers[random.Next(numbers.Length)]);
            plain += PhoneNormaliser.TryPlain(Encoding.ASCII.GetBytes(cell), "US"u8, new LeadDraft(LeadSlots.FirstExtra)) ? 1 : 0;
            var (shortWay, longWay) = (Record.Of((LeadField.Phone, cell)), Record.Of((LeadField.Phone, "tel " + cell)));

            (shortWay[LeadSlot.Phone], shortWay.Phone, shortWay.Issues).Should().Be((longWay[LeadSlot.Phone], longWay.Phone, longWay.Issues), "of {0}", cell);
        }

        plain.Should().BeGreaterThan(500);
    }

    [Theory]
    [InlineData("248692502.0")]
    [InlineData("2486925024.0")]
    [InlineData("248692.5024")]
    public void What_may_be_a_number_of_a_spreadsheet_goes_the_long_way(string cell) =>
        PhoneNormaliser.TryPlain(Encoding.ASCII.GetBytes(cell), "US"u8, new LeadDraft(LeadSlots.FirstExtra)).Should().BeFalse();

    [Fact]
    public void A_company_is_written_as_by_the_long_way()
    {
        var random = new Random(17);
        string[] words = ["Acme", "ACME", "acme", "Smith", "&", "Of", "the", "LLC", "llc", "Inc", "Corp.", "Co", "NA", "na", "PA", "L", "C", "2nd", "JBM", "Limited", "Zerai&", "Élan", "A", "Ag", "Company", "US", "O'Neil"];
        for (var round = 0; round < 40_000; round++)
        {
            var name = Enumerable.Range(0, random.Next(2, 6)).Select(_ => words[random.Next(words.Length)]).ToArray();

            Record.Of((LeadField.Company, string.Join(' ', name)))[LeadSlot.Company].Should().Be(Record.Of((LeadField.Company, string.Join("  ", name)))[LeadSlot.Company], "of {0}", string.Join(' ', name));
        }
    }

    [Fact]
    public void A_name_is_written_as_by_the_long_way()
    {
        var random = new Random(19);
        string[] names = ["Amy", "LEE", "and", "VII", "vii", "Van", "mac", "MCA", "Macy", "MACK", "McDonald", "mcdonald", "Jon", "JON", "Test", "Bank", "Trust", "Dr", "AJ", "DeB", "Ng", "Esq", "Xxx", "Smith", "SMITH", "o'neil", "Élan", "Bartholomewandthelongestnames", "Church", "Inc"];
        for (var round = 0; round < 5_000; round++)
        {
            var (first, last) = (names[random.Next(names.Length)], names[random.Next(names.Length)]);
            var (shortWay, longWay) = (Record.Of((LeadField.FirstName, first), (LeadField.LastName, last)), Record.Of((LeadField.FirstName, first + ","), (LeadField.LastName, last + ",")));

            Names(shortWay).Should().Be(Names(longWay), "of {0} {1}", first, last);
        }

        static string Names(Record lead) => $"{lead[LeadSlot.FirstName]}|{lead[LeadSlot.MiddleName]}|{lead[LeadSlot.LastName]}|{lead[LeadSlot.NameSuffix]}|{lead[LeadSlot.Company]}|{lead.Issues}";
    }

    [Theory]
    [InlineData("2025-07-05 04:18:40")]
    [InlineData("2025-07-05T00:00:00")]
    [InlineData("2025-07-05 25:00:00")]
    [InlineData("2025-07-05 23:59:60")]
    [InlineData("2025-07-05 00:00:60")]
    [InlineData("2025-07-05 10:61:00")]
    [InlineData("2025-02-30 10:00:00")]
    [InlineData("2025-03-04 10:20 pm")]
    [InlineData("1700-01-01 00:00:00")]
    public void A_time_is_written_as_by_the_long_way(string cell) =>
        Record.Of((LeadField.CreatedAt, cell))[LeadSlot.RecordDate].Should().Be(Record.Of((LeadField.CreatedAt, cell.Replace(" ", "  ").Replace("T", " T ")))[LeadSlot.RecordDate]);

    [Fact]
    public void State_and_postcode_are_written_as_by_the_long_way()
    {
        foreach (var state in new[] { "TX", "tx", "NA", "ON", "ZZ", "PR", "--" })
        {
            foreach (var zip in new[] { "75001", "00000", "99999", "10001", "1234", "K1A0B", "" })
            {
                var (shortWay, longWay) = (Place(state, zip), Place(state, zip + "."));

                shortWay.Should().Be(longWay, "of {0} {1}", state, zip);
            }
        }

        static string Place(string state, string zip)
        {
            var lead = Record.Of((LeadField.City, "Austin"), (LeadField.State, state), (LeadField.Postcode, zip));
            return $"{lead[LeadSlot.State]}|{lead[LeadSlot.Postcode]}|{lead[LeadSlot.Country]}|{lead.Issues}";
        }
    }

    [Theory]
    [InlineData("Ann", "Smith", "smith99@x.com", true)]
    [InlineData("Ann", "Smith", "s.mith@x.com", true)]
    [InlineData("Ann", "O'Neil", "oneil@x.com", true)]
    [InlineData("Ann", "Muñoz", "muñoz1@x.com", true)]
    [InlineData("Ann", "Mu", "mu.ann@x.com", true)]
    [InlineData("Al", "Mu", "almu@x.com", false)]
    [InlineData("Ann", "Smith", "jones2@x.com", false)]
    [InlineData("Ann", "Smith", "12345@x.com", false)]
    [InlineData("", "Smith", "s1m2ith@x.com", true)]
    public void A_name_is_found_in_an_address_whatever_stands_between_its_letters(string first, string last, string email, bool isThere) =>
        SignalNormaliser.NameMatchesEmail(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(last), Encoding.UTF8.GetBytes(email)).Should().Be(isThere);

    private static string Parts(Record lead) => $"{lead[LeadSlot.Street]} | {lead[LeadSlot.Unit]} | {lead.Issues & (LeadIssue.PoBox | LeadIssue.StreetUnrecognised)}";
}
