namespace Platform.UnitTests.Architecture;

/// <summary>The rules bite: each is shown a file that breaks it and one that does not.</summary>
public sealed class SourceRulesTests
{
    [Theory]
    [InlineData("class A { DateTime B() => DateTime.UtcNow; }", 1)]
    [InlineData("class A { DateTimeOffset B() => System.DateTimeOffset.Now; }", 1)]
    [InlineData("class A { /* DateTime.UtcNow */ string B() => \"DateTime.Now\"; }", 0)]
    public void Reads_of_the_clock_are_found(string code, int places) => SourceRules.ReadsOfTheClock(File(code)).Should().HaveCount(places);

    [Fact]
    public void The_system_clock_is_found() => SourceRules.SystemClocks(File("class A { object B = TimeProvider.System; }")).Should().ContainSingle();

    [Fact]
    public void Blocking_waits_are_found() => SourceRules.BlockingWaits(File("class A { void B() { Thread.Sleep(5); } }")).Should().ContainSingle();

    [Theory]
    [InlineData("class A { Task B() => Task.Delay(50); }", 1)]
    [InlineData("class A { Task B() => Task.Delay(TimeSpan.FromSeconds(2)); }", 1)]
    [InlineData("class A { Task B(TimeSpan wait) => Task.Delay(wait); }", 0)]
    public void Fixed_delays_are_found(string code, int places) => SourceRules.ConstantDelays(File(code)).Should().HaveCount(places);

    [Fact]
    public void Input_and_output_is_found() => SourceRules.InputOrOutput(File("class A { string B() => File.ReadAllText(\"c\"); }")).Should().ContainSingle();

    [Theory]
    [InlineData("class A { [HttpGet(\"b\")] public int B() { return 1; } }", 1)]
    [InlineData("class A { [HttpGet(\"b\")] public int B() => 1; }", 0)]
    public void Actions_with_logic_are_found(string code, int places) => SourceRules.ActionsWithLogic(File(code)).Should().HaveCount(places);

    [Fact]
    public void Uses_of_Infrastructure_are_found() => SourceRules.UsesOfInfrastructure(File("using Platform.Infrastructure.Persistence;")).Should().ContainSingle();

    [Theory]
    [InlineData("class A { }", 1)]
    [InlineData("record A(int B);", 1)]
    [InlineData("class A { [Benchmark] public void B() { } }", 0)]
    [InlineData("sealed class A { } static class B { } record struct C(int D); abstract class E { } class Base { }", 0)]
    public void Open_classes_are_found(string code, int places) => SourceRules.OpenClasses(File(code), new HashSet<string> { "Base" }).Should().HaveCount(places);

    [Fact]
    public void Long_files_are_found_and_tables_do_not_count()
    {
        var code = string.Concat(Enumerable.Range(0, 400).Select(i => $"    int f{i};\n"));
        var table = string.Concat(Enumerable.Range(0, 400).Select(i => $"    {i},\n"));

        SourceRules.TooLong(File($"class A {{\n{code}}}\n")).Should().ContainSingle().Which.Should().Contain("402 lines");
        SourceRules.TooLong(File($"class A {{\nint[] b = [\n{table}];\n}}\n")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Lead.cs", "class Person { }", 1)]
    [InlineData("Lead.cs", "class Lead { } class LeadId { }", 0)]
    [InlineData("Lead.Parsing.cs", "partial class Lead { }", 0)]
    [InlineData("Factories.cs", "class CarFactory { } class ShipFactory { }", 0)]
    [InlineData("LeadValues.cs", "class LeadOwner { } class LeadPhone { }", 0)]
    [InlineData("LeadValues.cs", "class LeadOwner { } class Phone { }", 1)]
    public void Misnamed_files_are_found(string name, string code, int places) => SourceRules.Misnamed(new SourceFile(name, code)).Should().HaveCount(places);

    [Fact]
    public void Empty_names_are_found() => SourceRules.EmptyNames(File("class LeadHelper { }")).Should().ContainSingle();

    [Theory]
    [InlineData("class A { } // TODO later", 1)]
    [InlineData("class A { void B() => throw new NotImplementedException(); }", 1)]
    [InlineData("class A { string B = \"TODO\"; }", 0)]
    public void Unfinished_code_is_found(string code, int places) => SourceRules.Unfinished(File(code)).Should().HaveCount(places);

    [Fact]
    public void Regions_are_found() => SourceRules.Regions(File("class A {\n#region b\n#endregion\n}")).Should().ContainSingle();

    [Theory]
    [InlineData("class A { void B() { try { } catch (Exception) { } } }", 1)]
    [InlineData("class A { void B() { try { } catch (Exception) {\n// gone already\n} } }", 0)]
    public void Silent_catches_are_found(string code, int places) => SourceRules.SilentCatches(File(code)).Should().HaveCount(places);

    private static SourceFile File(string code) => new("src/A.cs", code);
}
