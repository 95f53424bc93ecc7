using System.Text;
using System.Text.Json;
using Platform.Application.LeadFiles.Refining;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>
/// The promise of the product, over generated files on disk: whatever comes in, every record comes out exactly once, its cells unchanged but
/// for the formula guard.
/// </summary>
public sealed class EveryRecordIsAccountedFor : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("refining-").FullName;
    private readonly LeadFileReader reader = new(new ReadingOptions());

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 60));

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task In_a_sound_file_of_any_dialect(int seed)
    {
        var file = new MessyFile(seed, damaged: false);

        var report = await RefineAsync(file.Bytes);

        report.Summary.Rows.Should().Be(file.Records.Count);
        var refined = new CsvTable(Outputs.Refined);
        refined.Header.Take(file.Header.Count).Should().Equal(file.Header);
        for (var row = 0; row < file.Records.Count; row++)
        {
            refined.Rows[row].Take(file.Header.Count).Should().Equal(file.Records[row].Select(Guarded), $"of record {row + 1}");
        }

        CheckThatTheResultsAgree(report);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task In_a_damaged_file(int seed)
    {
        var file = new MessyFile(seed, damaged: true);

        var report = await RefineAsync(file.Bytes);

        CheckThatTheResultsAgree(report);
        await CheckCellsAgainstTheReaderAsync();
    }

    [Fact]
    public async Task In_a_file_of_several_batches_whatever_the_number_of_threads()
    {
        var file = new MessyFile(4711, damaged: true, rows: 20_000);
        var report = await RefineAsync(file.Bytes, threads: 1);
        CheckThatTheResultsAgree(report);
        var alone = await ResultsAsync();

        await RefineAsync(file.Bytes, threads: 4);

        (await ResultsAsync()).Should().Equal(alone);
    }

    [Fact]
    public async Task In_a_file_whose_batches_are_written_before_they_are_complete()
    {
        var remark = new string('x', 3000);
        var text = new StringBuilder("Name,Email,Remark\n");
        for (var row = 0; row < 9000; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Ada Byron{row},ada.byron{row}@mail.org,{remark}{row}\n");
        }

        var report = await RefineAsync(Encoding.UTF8.GetBytes(text.ToString()), threads: 4);

        new FileInfo(Outputs.Refined).Length.Should().BeGreaterThan(2 * CsvBuffer.Large);
        CheckThatTheResultsAgree(report);
        new CsvTable(Outputs.Refined)["Remark"].Should().Equal(Enumerable.Range(0, 9000).Select(row => $"{remark}{row}"));
    }

    private RefiningOutputs Outputs => RefiningOutputs.In(directory);

    private static string Guarded(string cell) => FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell)) ? "'" + cell : cell;

    private async Task<RefiningReport> RefineAsync(byte[] bytes, int threads = 2)
    {
        var input = Path.Combine(directory, "input");
        await File.WriteAllBytesAsync(input, bytes);
        var job = new RefiningJob("file", input, Directory.CreateDirectory(Path.Combine(directory, "scratch")).FullName, Outputs, RefiningOptions.Default)
        {
            DegreeOfParallelism = threads,
        };
        var result = await new LeadFilePipeline(reader, new FileAdvice(), TimeProvider.System).RefineAsync(job, new Progress(), CancellationToken.None);
        result.Error.Should().BeNull();
        return result.Value;
    }

    private async Task<string[]> ResultsAsync() =>
    [
        await File.ReadAllTextAsync(Outputs.Refined), await File.ReadAllTextAsync(Outputs.Golden), await File.ReadAllTextAsync(Outputs.Rejected),
    ];

    private void CheckThatTheResultsAgree(RefiningReport report)
    {
        var summary = report.Summary;
        summary.Rows.Should().Be(summary.Accepted + summary.Review + summary.Duplicates + summary.Rejected);

        var refined = new CsvTable(Outputs.Refined);
        refined.Rows.Should().HaveCount((int)summary.Rows).And.OnlyContain(row => row.Length == refined.Header.Count);
        refined["lead_row"].Should().Equal(Enumerable.Range(1, (int)summary.Rows).Select(row => $"{row}"));
        var status = refined["lead_status"];
        new[] { "accepted", "review", "duplicate", "rejected" }.Select(name => (long)status.Count(value => value == name))
            .Should().Equal(summary.Accepted, summary.Review, summary.Duplicates, summary.Rejected);

        var clusters = Enumerable.Range(0, status.Count).GroupBy(row => refined["lead_cluster"][row]).ToList();
        var primary = refined["lead_primary"];
        foreach (var cluster in clusters)
        {
            var kept = cluster.Should().ContainSingle(row => primary[row] == "true", "one row of a cluster is kept").Subject;
            status[kept].Should().NotBe("duplicate");
            cluster.Any(row => status[row] == "rejected").Should().Be(status[kept] == "rejected", "a rejected row is a cluster of its own");
            (status[kept] == "rejected" && cluster.Count() > 1).Should().BeFalse();
        }

        var golden = new CsvTable(Outputs.Golden);
        golden["lead_cluster"].Should().Equal(
            Enumerable.Range(0, status.Count).Where(row => primary[row] == "true" && status[row] != "rejected").Select(row => refined["lead_cluster"][row]));
        golden["lead_members"].SelectMany(members => members.Split(';')).Select(int.Parse).Order()
            .Should().Equal(Enumerable.Range(1, status.Count).Where(row => status[row - 1] != "rejected"));
        report.Clusters.Count.Should().Be(golden.Rows.Count);

        new CsvTable(Outputs.Rejected)["row"].Select(int.Parse).Should().Equal(
            Enumerable.Range(1, status.Count).Where(row => status[row - 1] == "rejected"));

        using var json = JsonDocument.Parse(File.ReadAllBytes(Outputs.Report));
        json.RootElement.GetProperty("summary").GetProperty("rows").GetInt64().Should().Be(summary.Rows);
    }

    // What a damaged file holds is decided by the reader; what it hands over must arrive.
    private async Task CheckCellsAgainstTheReaderAsync()
    {
        var refined = new CsvTable(Outputs.Refined);
        using var text = (await reader.OpenAsync(Path.Combine(directory, "input"), Path.Combine(directory, "scratch"), hasHeader: null, CancellationToken.None)).Value;
        var row = 0;
        foreach (var run in text.Batches(CancellationToken.None))
        {
            using var cursor = text.Open(run);
            for (; cursor.Read(); row++)
            {
                for (var column = 0; column < text.Header.Count; column++)
                {
                    refined.Rows[row][column].Should().Be(Guarded(Encoding.UTF8.GetString(cursor[column])), $"of record {row + 1}, column {column + 1}");
                }

                var codes = refined["lead_issues"][row].Split(';');
                var isOfNoUse = codes.Contains("empty_row") || (codes.Contains("no_contact") && codes.Contains("no_identity"));
                (refined["lead_status"][row] == "rejected").Should().Be(cursor.Fault != RecordFault.None || isOfNoUse, $"of record {row + 1}");
            }
        }

        row.Should().Be(refined.Rows.Count);
    }

    private sealed class Progress : IProgress<RefiningProgress>
    {
        private double last;

        public void Report(RefiningProgress value)
        {
            value.Percent.Should().BeInRange(last, 100);
            last = value.Percent;
        }
    }
}
