using System.Text;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class NormalisationProperties
{
    private static readonly LeadField[] Fields = [.. Enum.GetValues<LeadField>().Where(f => f is not LeadField.None)];

    private static readonly LeadSlot[] Slots = [LeadSlot.Street, LeadSlot.Unit, LeadSlot.City, LeadSlot.State];

    private static readonly string[] Words =
        ("John MARY smith O'Brien McDonald van der de la Jr Sr III MD Dr. Mr & and / , ; . - # ( ) \" ' + @ LLC Inc Trust Church Estate of City test n/a José ŁUKASZ ß ı İ 王 \u200B \u00A0 "
        + "123 4B 12-34 1/2 5th N SW North West Main Oak St Street Ave Blvd Hwy Highway US CR Box PO RR Apt Suite Fl Unit Springfield Saint IL TX Illinois 62701 2134 62701-1234 USA Canada "
        + "john@x.com a@gmial.com info@acme.con <x@y.de> mailto: 310-246-8305 +44 020 79460958 ext 555 800 1980 02 31 Feb 12:30 PM 2025-11-02T10:00:00Z $250,000 45% yes 1e9 3.5E+09 .0")
        .Split(' ');

    private static readonly Gen<byte[]> AnyCell = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        ArbMap.Default.GeneratorFor<string>().Select(s => Encoding.UTF8.GetBytes(s ?? "")),
        Gen.Elements(Words).ArrayOf().Select(w => Encoding.UTF8.GetBytes(string.Join(' ', w))),
        Gen.Elements(Words).ArrayOf().Select(w => Encoding.UTF8.GetBytes(string.Concat(w))));

    private static readonly Gen<byte[]> Spoken = Gen.Elements(Words).ArrayOf().Select(w => Encoding.UTF8.GetBytes(string.Join(' ', w.Take(8))));

    [Fact]
    public void Whatever_the_bytes_are_it_does_not_throw_and_writes_text()
    {
        var mapping = Record.Mapping([.. Fields.Select(f => (f, AddressRole.Main)), .. Fields.Select(f => (f, AddressRole.Mailing))]);
        ExtraSlot[] extras = [.. Enum.GetValues<ExtraKind>().Select((kind, i) => new ExtraSlot(kind.ToString(), i, kind))];

        Prop.ForAll(AnyCell.ArrayOf(mapping.Count).ToArbitrary(), cells =>
        {
            var lead = new Record(mapping, cells, extras: extras);
            return Enumerable.Range(0, LeadSlots.FirstExtra + extras.Length).All(slot => Utf8.IsValid(lead.Raw(slot)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void One_cell_at_a_time_it_does_not_throw_either() =>
        Prop.ForAll(AnyCell.ToArbitrary(), Gen.Elements(Fields).ToArbitrary(), (cell, field) =>
        {
            var lead = new Record(Record.Mapping((field, AddressRole.Main)), [cell]);
            return Enumerable.Range(0, LeadSlots.FirstExtra).All(slot => Utf8.IsValid(lead.Raw(slot)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    [Theory]
    [InlineData(LeadField.Email, LeadSlot.Email)]
    [InlineData(LeadField.Phone, LeadSlot.Phone)]
    [InlineData(LeadField.Company, LeadSlot.Company)]
    [InlineData(LeadField.State, LeadSlot.State)]
    [InlineData(LeadField.Postcode, LeadSlot.Postcode)]
    [InlineData(LeadField.BirthDate, LeadSlot.BirthDate)]
    [InlineData(LeadField.CreatedAt, LeadSlot.RecordDate)]
    [InlineData(LeadField.Identifier, LeadSlot.Identifier)]
    public void A_normalised_value_normalises_to_itself(LeadField field, LeadSlot slot) =>
        Prop.ForAll(Spoken.ToArbitrary(), cell =>
        {
            var once = new Record(Record.Mapping((field, AddressRole.Main)), [cell]);
            var twice = new Record(Record.Mapping((field, AddressRole.Main)), [once.Raw((int)slot).ToArray()]);
            return once[slot].Length == 0 || once[slot] == twice[slot];
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_normalised_address_normalises_to_itself()
    {
        var street =
            from number in Gen.Choose(1, 99999)
            from direction in Gen.Elements("", "N ", "South ", "NORTHWEST ", "s.w. ")
            from name in Gen.Elements("Main", "OAK", "martin luther king", "5th", "O'Neill", "McDonald", "St Charles", "Avenue of the Americas", "US Hwy 12", "County Road 5")
            from suffix in Gen.Elements("", " Street", " AVE", " blvd.", " Circle", " Mall Road", " Way N")
            from unit in Gen.Elements("", " Apt 4B", ", Suite 200", " #12", " Bldg 4 Apt 2", " 3rd Floor", " Rear")
            select $"{number} {direction}{name}{suffix}{unit}";
        var city = Gen.Elements("SPRINGFIELD", "st. louis", "N Las Vegas", "Ft Worth", "winston-salem", "O'Fallon", "Isle of Palms", "McLean", "East Orange");
        var mapping = Record.Mapping((LeadField.Street, AddressRole.Main), (LeadField.Unit, AddressRole.Main), (LeadField.City, AddressRole.Main), (LeadField.State, AddressRole.Main));

        Prop.ForAll(street.ToArbitrary(), city.ToArbitrary(), (line, town) =>
        {
            var once = new Record(mapping, [Encoding.UTF8.GetBytes(line), [], Encoding.UTF8.GetBytes(town), "il"u8.ToArray()]);
            var twice = new Record(mapping, [.. Slots.Select(slot => once.Raw((int)slot).ToArray())]);
            return Array.TrueForAll(Slots, slot => once[slot] == twice[slot]) && once.Issues == twice.Issues;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_normalised_name_normalises_to_itself()
    {
        var part = Gen.Elements("JOHN", "mary", "Anne-Marie", "o'brien", "MCDONALD", "van der berg", "de la Cruz", "José", "ŁUKASZ", "Smith", "St. John", "LaToya", "MACARTHUR", "zoë");
        var suffix = Gen.Elements("", " Jr", ", Sr.", " III", " MD");
        var mapping = Record.Mapping((LeadField.FirstName, AddressRole.Main), (LeadField.MiddleName, AddressRole.Main), (LeadField.LastName, AddressRole.Main), (LeadField.NameSuffix, AddressRole.Main));
        LeadSlot[] slots = [LeadSlot.FirstName, LeadSlot.MiddleName, LeadSlot.LastName, LeadSlot.NameSuffix];

        Prop.ForAll(part.ToArbitrary(), part.ToArbitrary(), suffix.ToArbitrary(), (first, last, end) =>
        {
            var once = new Record(mapping, [Encoding.UTF8.GetBytes(first), [], Encoding.UTF8.GetBytes(last + end), []]);
            var twice = new Record(mapping, [.. slots.Select(slot => once.Raw((int)slot).ToArray())]);
            return Array.TrueForAll(slots, slot => once[slot] == twice[slot]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
