using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class DateAndSignalTests
{
    [Theory]
    [InlineData("1980-02-03", "1980-02-03")]
    [InlineData("1980/2/3", "1980-02-03")]
    [InlineData("2/3/1980", "1980-02-03")]
    [InlineData("02-03-1980", "1980-02-03")]
    [InlineData("2/3/80", "1980-02-03")]
    [InlineData("2/3/15", "2015-02-03")]
    [InlineData("2/3/27", "1927-02-03")]
    [InlineData("13/2/1980", "1980-02-13")]
    [InlineData("3 Feb 1980", "1980-02-03")]
    [InlineData("03-Feb-80", "1980-02-03")]
    [InlineData("3FEB1980", "1980-02-03")]
    [InlineData("February 3, 1980", "1980-02-03")]
    [InlineData("Feb 3rd, 1980", "1980-02-03")]
    [InlineData("19800203", "1980-02-03")]
    [InlineData("02031980", "1980-02-03")]
    [InlineData("29254", "1980-02-03")]
    [InlineData("29254.0", "1980-02-03")]
    [InlineData("1980-02-03T00:00:00", "1980-02-03")]
    [InlineData("2/3/1980 12:00:00 AM", "1980-02-03")]
    [InlineData("1980-02", "1980-02")]
    [InlineData("2/1980", "1980-02")]
    [InlineData("Feb 1980", "1980-02")]
    [InlineData("1980", "1980")]
    [InlineData("2000-02-29", "2000-02-29")]
    public void Birth_dates_are_read(string cell, string date)
    {
        var lead = Record.Of((LeadField.BirthDate, cell), (LeadField.Email, "a@x.com"));

        (lead[LeadSlot.BirthDate], lead.Issues).Should().Be((date, LeadIssue.None));
    }

    [Theory]
    [InlineData("2030-01-01")]
    [InlineData("1850-01-01")]
    [InlineData("1980-02-31")]
    [InlineData("soon")]
    [InlineData("99/99/9999")]
    public void A_wrong_birth_date_is_noted(string cell) =>
        Record.Of((LeadField.BirthDate, cell)).Issues.Should().HaveFlag(LeadIssue.BirthDateInvalid);

    [Fact]
    public void A_column_written_day_first_is_read_so()
    {
        var mapping = Record.Mapping((LeadField.BirthDate, AddressRole.Main));
        var hints = ColumnHints.FromSample(mapping, [["13/02/1980"], ["01/02/1980"], ["28/11/1975"]]);

        var lead = new Record(mapping, [Encoding.UTF8.GetBytes("01/02/1980")], new NormalisationOptions(Record.Today) { Hints = hints });

        lead[LeadSlot.BirthDate].Should().Be("1980-02-01");
    }

    [Fact]
    public void A_column_of_names_written_last_name_first_is_read_so()
    {
        var mapping = Record.Mapping((LeadField.FullName, AddressRole.Main));
        var hints = ColumnHints.FromSample(mapping, [["SMITH JOHN"], ["JONES MARY"], ["MILLER ROBERT"], ["DAVIS SUSAN"]]);

        var lead = new Record(mapping, [Encoding.UTF8.GetBytes("NGUYEN THUY")], new NormalisationOptions(Record.Today) { Hints = hints });

        (lead[LeadSlot.FirstName], lead[LeadSlot.LastName]).Should().Be(("Thuy", "Nguyen"));
    }

    [Theory]
    [InlineData("2025-11-02 10:43:25", "2025-11-02T10:43:25")]
    [InlineData("2025-11-02T10:43:25Z", "2025-11-02T10:43:25")]
    [InlineData("2025-11-02T10:43:25.123+02:00", "2025-11-02T08:43:25")]
    [InlineData("11/2/2025 10:43 PM", "2025-11-02T22:43:00")]
    [InlineData("2025-11-02", "2025-11-02T00:00:00")]
    [InlineData("45963.5", "2025-11-02T12:00:00")]
    [InlineData("1762080205", "2025-11-02T10:43:25")]
    [InlineData("1762080205000", "2025-11-02T10:43:25")]
    [InlineData("20251102104325", "2025-11-02T10:43:25")]
    [InlineData("yesterday", "")]
    public void Record_dates_are_read(string cell, string date) =>
        Record.Of((LeadField.CreatedAt, cell))[LeadSlot.RecordDate].Should().Be(date);

    [Fact]
    public void The_last_change_wins_over_the_creation() =>
        Record.Of((LeadField.CreatedAt, "2025-01-01"), (LeadField.UpdatedAt, "2025-02-01"))[LeadSlot.RecordDate].Should().Be("2025-02-01T00:00:00");

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("y", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("X", true)]
    [InlineData("2024-05-01", true)]
    [InlineData("$1,200", true)]
    [InlineData("No", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    [InlineData("n/a", false)]
    public void Yes_and_no_are_read(string cell, bool vacant) =>
        Record.Of((LeadField.Vacant, cell)).Signals.Facts.HasFlag(LeadFacts.Vacant).Should().Be(vacant);

    [Theory]
    [InlineData("$250,000", 250000)]
    [InlineData("250k", 250000)]
    [InlineData("1.2M", 1200000)]
    [InlineData("(500)", -500)]
    [InlineData("-12.5", -12.5)]
    [InlineData("USD 12.50", 12.5)]
    [InlineData("45%", 45)]
    public void Amounts_are_read(string cell, double amount)
    {
        SignalNormaliser.TryReadAmount(Encoding.UTF8.GetBytes(cell), out var read).Should().BeTrue();
        read.Should().BeApproximately(amount, 1e-6);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("12 Main St")]
    [InlineData("1k5")]
    [InlineData("")]
    public void Words_are_no_amounts(string cell) => SignalNormaliser.TryReadAmount(Encoding.UTF8.GetBytes(cell), out _).Should().BeFalse();

    [Fact]
    public void Years_owned_follow_from_the_last_sale()
    {
        Record.Of((LeadField.LastSaleDate, "11/21/2006")).Signals.YearsOwned.Should().Be(20);
        Record.Of((LeadField.LastSaleDate, "11/22/2006")).Signals.YearsOwned.Should().Be(19);
        Record.Of((LeadField.YearsOwned, "7"), (LeadField.LastSaleDate, "11/22/2006")).Signals.YearsOwned.Should().Be(7);
        Record.Of((LeadField.LastSaleDate, "")).Signals.YearsOwned.Should().Be(LeadSignals.Unknown);
    }

    [Fact]
    public void Equity_follows_from_what_is_known()
    {
        Record.Of((LeadField.EquityPercent, "45%")).Signals.EquityPercent.Should().Be(45);
        Record.Of((LeadField.EquityPercent, "0.45")).Signals.EquityPercent.Should().Be(45);
        Record.Of((LeadField.EstimatedValue, "$400,000"), (LeadField.MortgageBalance, "100k")).Signals.EquityPercent.Should().Be(75);
        Record.Of((LeadField.EstimatedValue, "400000"), (LeadField.EquityAmount, "100000")).Signals.EquityPercent.Should().Be(25);
        Record.Of((LeadField.EstimatedValue, "400000")).Signals.EquityPercent.Should().Be(LeadSignals.Unknown);
    }

    [Theory]
    [InlineData("Closed Won", LeadFacts.OutcomeWon)]
    [InlineData("converted", LeadFacts.OutcomeWon)]
    [InlineData("LOST", LeadFacts.OutcomeLost)]
    [InlineData("not interested", LeadFacts.OutcomeLost)]
    [InlineData("1", LeadFacts.OutcomeWon)]
    [InlineData("0", LeadFacts.OutcomeLost)]
    [InlineData("contacted", LeadFacts.None)]
    [InlineData("", LeadFacts.None)]
    public void Outcomes_are_read(string cell, LeadFacts fact) => Record.Of((LeadField.Outcome, cell)).Signals.Facts.Should().Be(fact);
}
