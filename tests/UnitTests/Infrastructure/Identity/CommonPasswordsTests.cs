using Platform.Infrastructure.Identity;

namespace Platform.UnitTests.Infrastructure.Identity;

public sealed class CommonPasswordsTests
{
    private readonly CommonPasswords list = new();

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("Password2024!")]
    [InlineData("p4ssw0rd2024!!")]
    [InlineData("qwertyuiop123")]
    [InlineData("iloveyou iloveyou")]
    [InlineData("dragondragondragon")]
    [InlineData("111111111111")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijklm")]
    [InlineData("abababababab")]
    [InlineData("1qaz2wsx3edc")]
    public void Hold_what_is_tried_first(string password) => list.Contains(password).Should().BeTrue();

    [Theory]
    [InlineData("violet tractor under eleven moons")]
    [InlineData("kT9#vLq2!xWz")]
    [InlineData("83920174650192")]
    [InlineData("correct-horse-battery-7")]
    public void Do_not_hold_what_is_not(string password) => list.Contains(password).Should().BeFalse();

    [Fact]
    public void Are_at_least_ten_thousand()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.bin")!;

        (resource.Length / 6).Should().BeGreaterThanOrEqualTo(10_000);
    }
}
