namespace Platform.UnitTests.Architecture;

/// <summary>Rules for every C# file.</summary>
public sealed class Sources
{
    private static IEnumerable<SourceFile> Product => Repository.Sources.Where(f => f.IsIn("src/") || f.IsIn("benchmarks/"));

    private static IEnumerable<SourceFile> Tests => Repository.Sources.Where(f => f.IsIn("tests/"));

    [Fact]
    public void Nobody_reads_the_machines_clock() =>
        Repository.Sources.SelectMany(SourceRules.ReadsOfTheClock).Should().BeEmpty("time must be steerable in tests: take a TimeProvider and call GetUtcNow()");

    [Fact]
    public void The_system_clock_is_named_once_where_services_are_registered() =>
        Product.Where(f => f.Path is not ("src/Infrastructure/DependencyInjection.cs" or "src/WebApi/CommandLine/PlatformCommandLine.cs")).SelectMany(SourceRules.SystemClocks)
            .Should().BeEmpty("take the registered TimeProvider as a constructor parameter");

    [Fact]
    public void Nobody_blocks_a_thread_to_wait() =>
        Repository.Sources.SelectMany(SourceRules.BlockingWaits).Should().BeEmpty("a blocked thread serves nobody: await an event, a channel or a timer");

    [Fact]
    public void Tests_wait_for_events_and_not_for_a_length_of_time() =>
        Tests.SelectMany(SourceRules.ConstantDelays).Should().BeEmpty("a fixed wait is too short on a slow machine and too long on a fast one: await what the test waits for");

    [Fact]
    public void Files_are_short() =>
        Repository.Sources.SelectMany(SourceRules.TooLong).Should().BeEmpty($"a file over {SourceRules.LongestFile} lines (tables of data not counted) holds more than one thing: split it by what it does");

    [Fact]
    public void Files_are_named_after_what_they_hold() =>
        Repository.Sources.SelectMany(SourceRules.Misnamed).Should().BeEmpty("who looks for a type looks for its file: one type a file, or a small family under its common name");

    [Fact]
    public void Classes_are_sealed()
    {
        var known = Repository.Sources.SelectMany(SourceRules.BasesAndParts).ToHashSet();

        Repository.Sources.SelectMany(f => SourceRules.OpenClasses(f, known)).Should().BeEmpty("what nobody derives from says so: declare it sealed");
    }

    [Fact]
    public void Names_say_what_a_type_does() =>
        Repository.Sources.SelectMany(SourceRules.EmptyNames).Should().BeEmpty("Helper, Manager and Util say nothing: name the type after what it does");

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Repository.Sources.SelectMany(SourceRules.Unfinished).Should().BeEmpty("what is not done is not there: finish it or take it out");

    [Fact]
    public void No_code_is_folded_away() =>
        Repository.Sources.SelectMany(SourceRules.Regions).Should().BeEmpty("a region hides that a file is too long: split the file");

    [Fact]
    public void No_failure_is_swallowed_without_a_word() =>
        Repository.Sources.SelectMany(SourceRules.SilentCatches).Should().BeEmpty("an empty catch needs a comment that says why ignoring is right");
}
