using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class EmailTests
{
    [Theory]
    [InlineData("John@Gmail.COM", "john@gmail.com")]
    [InlineData("  john@x.com  ", "john@x.com")]
    [InlineData("mailto:john@x.com?subject=hi", "john@x.com")]
    [InlineData("\"John Doe\" <john@x.com>", "john@x.com")]
    [InlineData("<john@x.com>", "john@x.com")]
    [InlineData("'john@x.com'", "john@x.com")]
    [InlineData("john@x.com.", "john@x.com")]
    [InlineData("john@x.com,", "john@x.com")]
    [InlineData("john.doe+tag@sub.x.co.uk", "john.doe+tag@sub.x.co.uk")]
    [InlineData("o'brien@x.com", "o'brien@x.com")]
    [InlineData("\"john smith\"@x.com", "\"john smith\"@x.com")]
    [InlineData("jöhn@müller.de", "jöhn@müller.de")]
    [InlineData("x@xn--mller-kva.de", "x@xn--mller-kva.de")]
    [InlineData("x@y.museum", "x@y.museum")]
    [InlineData("john\u200B@x.com", "john@x.com")]
    [InlineData("1@x.com", "1@x.com")]
    public void A_good_address_is_valid(string cell, string address)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead.Email).Should().Be((address, ValueStatus.Valid));
        lead.Issues.Should().Be(LeadIssue.None);
    }

    [Theory]
    [InlineData("john@")]
    [InlineData("@x.com")]
    [InlineData("john")]
    [InlineData("a b@c.com")]
    [InlineData("john..doe@x.com")]
    [InlineData(".john@x.com")]
    [InlineData("john.@x.com")]
    [InlineData("john@x")]
    [InlineData("john@-x.com")]
    [InlineData("john@x-.com")]
    [InlineData("john@x..com")]
    [InlineData("john@127.0.0.1")]
    [InlineData("john@[127.0.0.1]")]
    [InlineData("john@x.c")]
    [InlineData("john@x.123")]
    [InlineData("john@@x.com")]
    [InlineData("john@x_y.com")]
    [InlineData("john at x.com")]
    [InlineData("(john)@x.com")]
    public void A_bad_address_is_kept_out(string cell)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead.Email).Should().Be(("", ValueStatus.Invalid));
        lead.Issues.Should().HaveFlag(LeadIssue.EmailInvalid);
    }

    [Theory]
    [InlineData("Ann@HrustonNet", "", "ann@hrustonnet")]
    [InlineData("f@holmes@duncan.com", "", "f@holmes@duncan.com")]
    [InlineData("annx.com", "", "")]
    [InlineData("ann@x; ann@x.com", "ann@x.com", "")]
    [InlineData("ann@x.com; ann@y", "ann@x.com", "")]
    [InlineData("noemail@none", "", "")]
    public void A_mistyped_address_is_kept_for_matching_where_there_is_no_other(string cell, string address, string second)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead[LeadSlot.Email2]).Should().Be((address, second));
    }

    [Fact]
    public void Lengths_are_limited()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".com";

        EmailSyntax.IsWellFormed(System.Text.Encoding.ASCII.GetBytes(new string('a', 64) + "@x.com"), out _).Should().BeTrue();
        EmailSyntax.IsWellFormed(System.Text.Encoding.ASCII.GetBytes(new string('a', 65) + "@x.com"), out _).Should().BeFalse();
        EmailSyntax.IsWellFormed(System.Text.Encoding.ASCII.GetBytes(new string('a', 60) + "@" + domain), out _).Should().BeTrue();
        EmailSyntax.IsWellFormed(System.Text.Encoding.ASCII.GetBytes(new string('a', 64) + "@aaaaa" + domain), out _).Should().BeFalse();
        EmailSyntax.IsWellFormed(System.Text.Encoding.ASCII.GetBytes("a@" + new string('d', 64) + ".com"), out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("john@gmial.com", "john@gmail.com")]
    [InlineData("john@gmal.com", "john@gmail.com")]
    [InlineData("john@gamil.com", "john@gmail.com")]
    [InlineData("john@gmaill.com", "john@gmail.com")]
    [InlineData("john@gmail.co", "john@gmail.com")]
    [InlineData("john@gmail.con", "john@gmail.com")]
    [InlineData("john@gmail.cmo", "john@gmail.com")]
    [InlineData("john@yaho.com", "john@yahoo.com")]
    [InlineData("john@yahooo.com", "john@yahoo.com")]
    [InlineData("john@hotmial.com", "john@hotmail.com")]
    [InlineData("john@outlok.com", "john@outlook.com")]
    [InlineData("john@icoud.com", "john@icloud.com")]
    [InlineData("john@aol.con", "john@aol.com")]
    [InlineData("john@aool.com", "john@aol.com")]
    [InlineData("john@comcast.ent", "john@comcast.net")]
    [InlineData("john@acme.cmo", "john@acme.com")]
    [InlineData("john@hotmal.con", "john@hotmail.com")]
    public void A_mistyped_domain_gets_a_suggestion_and_stays(string cell, string suggestion)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead[LeadSlot.EmailSuggestion], lead.Email).Should().Be((cell, suggestion, ValueStatus.Valid));
        lead.Issues.Should().Be(LeadIssue.EmailTypo);
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("gmx.com")]
    [InlineData("gmx.net")]
    [InlineData("mail.com")]
    [InlineData("email.com")]
    [InlineData("ymail.com")]
    [InlineData("live.co.uk")]
    [InlineData("yahoo.co.uk")]
    [InlineData("yahoo.ca")]
    [InlineData("hotmail.fr")]
    [InlineData("horizon.com")]
    [InlineData("love.com")]
    [InlineData("line.com")]
    [InlineData("all.com")]
    [InlineData("fox.net")]
    [InlineData("ms.com")]
    [InlineData("cloud.com")]
    [InlineData("acme.co")]
    [InlineData("acme.net")]
    [InlineData("proton.me")]
    public void A_real_domain_gets_no_suggestion(string domain)
    {
        var lead = Record.Of((LeadField.Email, "john@" + domain));

        lead[LeadSlot.EmailSuggestion].Should().BeEmpty();
        lead.Email.Should().Be(ValueStatus.Valid);
    }

    [Theory]
    [InlineData("info@acme.com", LeadIssue.EmailRole)]
    [InlineData("Sales@Acme.com", LeadIssue.EmailRole)]
    [InlineData("no-reply@acme.com", LeadIssue.EmailRole)]
    [InlineData("support+x@acme.com", LeadIssue.EmailRole)]
    [InlineData("a@mailinator.com", LeadIssue.EmailDisposable)]
    [InlineData("a@x.mailinator.com", LeadIssue.EmailDisposable)]
    [InlineData("a@yopmail.com", LeadIssue.EmailDisposable)]
    [InlineData("a@guerrillamail.com", LeadIssue.EmailDisposable)]
    [InlineData("ada@example.com", LeadIssue.EmailPlaceholder)]
    [InlineData("ada@corp.example", LeadIssue.EmailPlaceholder)]
    public void Role_disposable_and_example_addresses_are_risky(string cell, LeadIssue issue)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead.Email, lead.Issues).Should().Be((cell.ToLowerInvariant(), ValueStatus.Risky, issue));
    }

    [Theory]
    [InlineData("noemail@noemail.com")]
    [InlineData("none@none.com")]
    [InlineData("test@test.com")]
    [InlineData("asdf@gmail.com")]
    public void A_made_up_address_is_invalid(string cell)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead.Email).Should().Be(("", ValueStatus.Invalid));
        lead.Issues.Should().HaveFlag(LeadIssue.EmailPlaceholder);
    }

    [Theory]
    [InlineData("john@x.com; jane@y.com")]
    [InlineData("john@x.com, jane@y.com")]
    [InlineData("john@x.com jane@y.com")]
    [InlineData("john@x.com/jane@y.com")]
    [InlineData("john@; john@x.com; jane@y.com")]
    [InlineData("John <john@x.com>, Jane <jane@y.com>")]
    [InlineData("john@x.com;john@x.com;jane@y.com")]
    public void Several_addresses_in_a_cell_are_told_apart(string cell)
    {
        var lead = Record.Of((LeadField.Email, cell));

        (lead[LeadSlot.Email], lead[LeadSlot.Email2], lead.Email, lead.Issues).Should().Be(("john@x.com", "jane@y.com", ValueStatus.Valid, LeadIssue.None));
    }

    [Fact]
    public void A_valid_address_goes_before_a_risky_one()
    {
        var lead = Record.Of((LeadField.Email, "info@acme.com"), (LeadField.Email, "john@acme.com"));

        (lead[LeadSlot.Email], lead[LeadSlot.Email2], lead.Email, lead.Issues).Should().Be(("john@acme.com", "info@acme.com", ValueStatus.Valid, LeadIssue.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("none")]
    [InlineData("-")]
    public void Nothing_is_missing_and_no_fault(string cell)
    {
        var lead = Record.Of((LeadField.Email, cell), (LeadField.Phone, "310-246-8305"));

        (lead.Email, lead.Issues).Should().Be((ValueStatus.Missing, LeadIssue.None));
    }

    [Theory]
    [InlineData("john@gmail.com", true)]
    [InlineData("john@acme.com", false)]
    public void Free_mail_is_a_fact(string cell, bool free) =>
        Record.Of((LeadField.Email, cell)).Signals.Facts.HasFlag(LeadFacts.FreeMail).Should().Be(free);

    [Theory]
    [InlineData("John", "Smith", "jsmith@x.com", true)]
    [InlineData("John", "Smith", "john99@x.com", true)]
    [InlineData("Pat", "O'Brien", "p.obrien@x.com", true)]
    [InlineData("John", "Smith", "blue@x.com", false)]
    [InlineData("Al", "Li", "al.li@x.com", false)]
    public void A_name_in_the_address_is_a_fact(string first, string last, string email, bool matches) =>
        Record.Of((LeadField.FirstName, first), (LeadField.LastName, last), (LeadField.Email, email))
            .Signals.Facts.HasFlag(LeadFacts.NameMatchesEmail).Should().Be(matches);
}
