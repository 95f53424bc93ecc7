using Platform.Application.LeadFiles.Refining;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>The list that is refined so that the code is compiled. Once a process: this is the only test that may have it refined.</summary>
public sealed class RefineryWarmUpTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("refining-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_list_is_refined_once_and_has_what_lists_have()
    {
        var warmUp = new RefineryWarmUp(new LeadFilePipeline(new LeadFileReader(new ReadingOptions()), new FileAdvice(), TimeProvider.System));
        var list = Path.Combine(directory, "warm-up");
        var small = Path.Combine(directory, "leads.csv");
        await File.WriteAllTextAsync(small, "first name,email\nAda,ada@example.org\n");

        var beside = await warmUp.RefineBesideAsync(
            new RefiningJob("small", small, directory, RefiningOutputs.In(directory), RefiningOptions.Default), new Progress<RefiningProgress>(), CancellationToken.None);

        beside.Value.Summary.Rows.Should().Be(1);
        Directory.Exists(list).Should().BeFalse("a small file is done sooner without");

        (await warmUp.RunAsync(directory, CancellationToken.None)).Should().BeTrue();
        (await warmUp.RunAsync(directory, CancellationToken.None)).Should().BeFalse("code is compiled once");

        var refined = new CsvTable(Path.Combine(list, "refined.csv"));
        refined.Rows.Should().HaveCountGreaterThan(290, "a few of its records are broken");
        var report = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(list, "report.json"))).RootElement;
        report.GetProperty("mapping").EnumerateArray().Select(column => column.GetProperty("field").GetString()).Should()
            .Contain(["first_name", "last_name", "company", "email", "phone", "street", "city", "state", "postcode", "created_at", "outcome"], "each has code of its own");
        report.GetProperty("scores").GetProperty("learning").GetProperty("penalty").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Number, "learning the score is compiled too, for which it takes enough of both outcomes");
        report.GetProperty("summary").GetProperty("duplicates").GetInt32().Should().BePositive("and merging rows");
    }
}
