using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("(310) 246-8305")]
    [InlineData("310-246-8305")]
    [InlineData("310.246.8305")]
    [InlineData("310 246 8305")]
    [InlineData("310/246-8305")]
    [InlineData("3102468305")]
    [InlineData("13102468305")]
    [InlineData("1-310-246-8305")]
    [InlineData("+1 (310) 246-8305")]
    [InlineData("+13102468305")]
    [InlineData("0013102468305")]
    [InlineData("011 1 310 246 8305")]
    [InlineData("3102468305.0")]
    [InlineData("3.102468305E9")]
    [InlineData("3.102468305e+09")]
    [InlineData("cell: 310-246-8305")]
    [InlineData("310-246-8305 (home)")]
    [InlineData("tel 310‑246‑8305")]
    [InlineData("'3102468305")]
    public void An_American_number_is_read_however_it_is_written(string cell)
    {
        var lead = Record.Of((LeadField.Phone, cell));

        (lead[LeadSlot.Phone], lead.Phone, lead.Issues).Should().Be(("+13102468305", ValueStatus.Valid, LeadIssue.None));
    }

    [Theory]
    [InlineData("310-246-8305 x123")]
    [InlineData("310-246-8305 ext. 5")]
    [InlineData("310-246-8305 extension 5")]
    [InlineData("310-246-8305 #5")]
    [InlineData("3102468305x5")]
    [InlineData("tel:+13102468305;ext=5")]
    public void An_extension_is_cut_off(string cell)
    {
        var lead = Record.Of((LeadField.Phone, cell));

        (lead[LeadSlot.Phone], lead.Issues).Should().Be(("+13102468305", LeadIssue.PhoneExtensionRemoved));
    }

    [Theory]
    [InlineData("1-800-FLOWERS", "+18003569377")]
    [InlineData("1-800-CONTACTS", "+18002668228")]
    [InlineData("888-GO-FEDEX", "+18884633339")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("+44 020 7946 0958", "+442079460958")]
    [InlineData("011 44 20 7946 0958", "+442079460958")]
    [InlineData("0044 20 7946 0958", "+442079460958")]
    [InlineData("+49 30 901820", "+4930901820")]
    [InlineData("+33 1 42 68 53 00", "+33142685300")]
    [InlineData("+39 06 6982", "+39066982")]
    [InlineData("+91 98765 43210", "+919876543210")]
    [InlineData("+52 55 5123 4567", "+525551234567")]
    [InlineData("+1 416 555 2368", "+14165552368")]
    [InlineData("+1 809 555 2368", "+18095552368")]
    public void Words_and_foreign_numbers_are_read(string cell, string number)
    {
        var lead = Record.Of((LeadField.Phone, cell));

        (lead[LeadSlot.Phone], lead.Phone).Should().Be((number, ValueStatus.Valid));
    }

    [Theory]
    [InlineData("246-8305", LeadIssue.PhoneWrongLength)]
    [InlineData("123", LeadIssue.PhoneWrongLength)]
    [InlineData("31024683050", LeadIssue.PhoneWrongLength)]
    [InlineData("310-246-830", LeadIssue.PhoneWrongLength)]
    [InlineData("999-246-8305", LeadIssue.PhoneUnknownAreaCode)]
    [InlineData("555-246-8305", LeadIssue.PhoneUnknownAreaCode)]
    [InlineData("123-456-7890", LeadIssue.PhoneUnknownAreaCode)]
    [InlineData("310-146-8305", LeadIssue.PhoneInvalid)]
    [InlineData("310-911-8305", LeadIssue.PhoneInvalid)]
    [InlineData("310-555-0123", LeadIssue.PhoneFictional)]
    [InlineData("111-111-1111", LeadIssue.PhoneFictional)]
    [InlineData("0000000000", LeadIssue.PhoneFictional)]
    [InlineData("call me", LeadIssue.PhoneInvalid)]
    [InlineData("3.10247E+09", LeadIssue.PhoneInvalid)]
    [InlineData("+44 20", LeadIssue.PhoneWrongLength)]
    [InlineData("+999 12345678", LeadIssue.PhoneInvalid)]
    public void A_number_that_cannot_be_dialled_says_why(string cell, LeadIssue issue)
    {
        var lead = Record.Of((LeadField.Phone, cell));

        (lead[LeadSlot.Phone], lead.Phone).Should().Be(("", ValueStatus.Invalid));
        lead.Issues.Should().HaveFlag(issue);
    }

    [Theory]
    [InlineData("310-246-8305 / 212-246-8306")]
    [InlineData("310-246-8305; 212-246-8306")]
    [InlineData("310-246-8305, 212-246-8306")]
    [InlineData("310-246-8305 or 212-246-8306")]
    [InlineData("123; 310-246-8305; 212-246-8306")]
    public void Several_numbers_in_a_cell_are_told_apart(string cell)
    {
        var lead = Record.Of((LeadField.Phone, cell));

        (lead[LeadSlot.Phone], lead[LeadSlot.Phone2], lead.Issues).Should().Be(("+13102468305", "+12122468306", LeadIssue.None));
    }

    [Fact]
    public void The_first_valid_number_of_several_columns_wins()
    {
        var lead = Record.Of((LeadField.Phone, "123"), (LeadField.Phone, "310-246-8305"), (LeadField.Phone, ""), (LeadField.Phone, "(310) 246-8305"), (LeadField.Phone, "212-246-8306"));

        (lead[LeadSlot.Phone], lead[LeadSlot.Phone2], lead[LeadSlot.Phone3], lead.Phone).Should().Be(("+13102468305", "+12122468306", "", ValueStatus.Valid));
    }

    [Theory]
    [InlineData("GB", "020 7946 0958", "+442079460958")]
    [InlineData("GB", "+1 310 246 8305", "+13102468305")]
    [InlineData("DE", "030 901820", "+4930901820")]
    [InlineData("AU", "(02) 9374 4000", "+61293744000")]
    [InlineData("FR", "01 42 68 53 00", "+33142685300")]
    [InlineData("GB", "442079460958", "+442079460958")]
    public void A_national_number_belongs_to_the_default_country(string country, string cell, string number)
    {
        var lead = new Record(Record.Mapping((LeadField.Phone, AddressRole.Main)), [System.Text.Encoding.UTF8.GetBytes(cell)], new NormalisationOptions(Record.Today, country));

        (lead[LeadSlot.Phone], lead.Phone).Should().Be((number, ValueStatus.Valid));
    }

    [Fact]
    public void A_national_number_belongs_to_the_country_of_the_row()
    {
        var lead = Record.Of((LeadField.Country, "United Kingdom"), (LeadField.Phone, "020 7946 0958"));

        lead[LeadSlot.Phone].Should().Be("+442079460958");
    }
}
