using System.Text;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Domain.Leads;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+2")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tcmd")]
    [InlineData("\rcmd")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("- call back")]
    [InlineData("-2+3")]
    [InlineData("+1+2")]
    [InlineData("+1-2")]
    [InlineData("-555-123-4567")]
    [InlineData("+1 555 123 4567+cmd")]
    [InlineData("+1 555 123 4567 ext")]
    [InlineData("-1.2.3")]
    [InlineData("-,1")]
    [InlineData("+e5")]
    [InlineData("+12345678901234567890 x")]
    public void A_cell_that_a_spreadsheet_would_run_is_dangerous(string cell) => IsDangerous(cell).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("a=b")]
    [InlineData("'=1")]
    [InlineData(" =1")]
    [InlineData("-5")]
    [InlineData("-1,234.50")]
    [InlineData("+2e-3")]
    [InlineData("-1.5E+10")]
    [InlineData("-5%")]
    [InlineData("-.5")]
    [InlineData("+15551234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("+1.555.123.4567 x12")]
    [InlineData("+44 20 7946 0958 ext. 9")]
    [InlineData("+49 30/1234567")]
    [InlineData("é")]
    public void Numbers_telephone_numbers_and_text_are_left_alone(string cell) => IsDangerous(cell).Should().BeFalse();

    private static bool IsDangerous(string cell) => FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell));
}
