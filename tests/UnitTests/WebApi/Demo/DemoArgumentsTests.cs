using Platform.WebApi.Demo;

namespace Platform.UnitTests.WebApi.Demo;

public sealed class DemoArgumentsTests
{
    [Fact]
    public void Nothing_means_the_sample() => DemoArguments.Parse([]).Should().BeEquivalentTo(new DemoArguments(null, false, []));

    [Fact]
    public void File_keep_and_settings_come_in_any_order() =>
        DemoArguments.Parse(["--keep", "--Workers:Count=1", "my list.csv"]).Should().BeEquivalentTo(new DemoArguments("my list.csv", true, ["--Workers:Count=1"]));

    [Theory]
    [InlineData("a.csv", "b.csv")]
    [InlineData("--kepe", "")]
    [InlineData("--keep=yes", "")]
    public void What_is_not_understood_is_refused(string first, string second) =>
        DemoArguments.Parse(new[] { first, second }.Where(w => w.Length > 0)).Should().BeNull();
}
