using System.Text;
using Platform.Domain.Accounts;

namespace Platform.UnitTests.Domain.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)).Should().Be(code, "RFC 6238, appendix B, the last six digits");

    [Fact]
    public void A_code_is_taken_a_step_early_or_late_and_never_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);
        var code = Totp.CodeAt(Secret, now);

        var step = Totp.Match(Secret, code, now.AddSeconds(30), lastStep: 0);

        step.Should().Be(1_111_111_111 / 30);
        Totp.Match(Secret, code.Insert(3, " "), now.AddSeconds(-30), lastStep: 0).Should().Be(step);
        Totp.Match(Secret, code, now, lastStep: step!.Value).Should().BeNull();
        Totp.Match(Secret, code, now.AddSeconds(90), lastStep: 0).Should().BeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_base_32(string secret, string text) => Totp.Base32(Encoding.ASCII.GetBytes(secret)).Should().Be(text, "RFC 4648, section 10, without padding");
}
