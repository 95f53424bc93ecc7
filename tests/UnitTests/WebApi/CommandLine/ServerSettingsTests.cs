using System.Reflection;
using Platform.Application.Ports;
using Platform.Infrastructure;
using Platform.WebApi.CommandLine;
using Platform.WebApi.Hosting;

namespace Platform.UnitTests.WebApi.CommandLine;

public sealed class ServerSettingsTests
{
    public static TheoryData<string> SectionsOfOptions => new(
        from assembly in new[] { typeof(ICaller).Assembly, typeof(PlatformOptions).Assembly, typeof(PlatformHost).Assembly }
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where section is { IsLiteral: true }
        select (string)section.GetRawConstantValue()!);

    [Fact]
    public void Settings_are_told_from_commands_options_and_files_in_any_order()
    {
        var (settings, words) = ServerSettings.Split(["demo", "--Workers:Count=1", "my list.csv", "--Platform:DataDirectory", "/srv/a", "--keep", "--urls=http://127.0.0.1:1"]);

        settings.Should().Equal("--Workers:Count=1", "--Platform:DataDirectory", "/srv/a", "--urls=http://127.0.0.1:1");
        words.Should().Equal("demo", "my list.csv", "--keep");
    }

    [Fact]
    public void A_value_of_a_setting_may_hold_anything_but_an_option() =>
        ServerSettings.Split(["--Workers:Count", "--keep", "--Jwt:Audience=a=b"]).Should().BeEquivalentTo((new[] { "--Workers:Count", "--Jwt:Audience=a=b" }, new[] { "--keep" }));

    [Fact]
    public void A_section_that_nobody_reads_is_named() =>
        ServerSettings.Unknown(["--Wrokers:Count=1", "--Workers:Count=1", "--urls=x"]).Should().ContainSingle().Which.Should().StartWith("Wrokers:Count is not a setting");

    [Theory]
    [MemberData(nameof(SectionsOfOptions))]
    public void Every_section_with_an_options_class_is_known(string section) => ServerSettings.Unknown([$"--{section}:Any=1"]).Should().BeEmpty();
}
