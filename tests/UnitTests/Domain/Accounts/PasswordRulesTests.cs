using Platform.Domain.Accounts;

namespace Platform.UnitTests.Domain.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(12);

    [Theory]
    [InlineData("violet tractor under eleven moons")]
    [InlineData("kT9#vLq2!xWz")]
    [InlineData("пароль из пяти русских слов")]
    [InlineData("lovely lacework everywhere")]
    public void Long_ones_that_say_nothing_of_the_person_are_taken(string password) => Check(password).Should().BeNull();

    [Theory]
    [InlineData("elevenchars")]
    [InlineData("ada.lovelace@example.com")]
    [InlineData("AdaLovelace1815!")]
    [InlineData("lovelace-1234567")]
    [InlineData("😀😀😀😀😀😀")]
    public void Short_and_personal_ones_are_not(string password) => Check(password).Should().NotBeNull();

    [Fact]
    public void Neither_are_those_that_only_cost_time() => Check(new string('x', 64) + new string('y', 65)).Should().NotBeNull();

    private static string? Check(string password) => Rules.Check(password, "ada.lovelace@example.com", "Ada Lovelace", _ => false, "password")?.Code;
}
