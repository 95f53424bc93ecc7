using System.Globalization;
using System.Text;
using Platform.Application.LeadFiles.Refining;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>The golden record has the original cells of the row that is kept, and where those are blank the first that another row of the lead has.</summary>
public sealed class BlanksOfMergedRows : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("blanks-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>Columns beyond the first 64 have no bit that tells whether they are filled.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    public async Task A_blank_of_the_row_that_is_kept_is_filled_and_nothing_else_is_replaced(int columnsBefore)
    {
        var text = new StringBuilder();
        Append(text, "first name,last name,email,phone,street,city,zip,kept,filled,quoted,spaces,nobody", "unused", columnsBefore);
        for (var person = 0; person < 200; person++)
        {
            // The first row has all that is known of a person but the own columns.
            var (name, email) = ($"Ann{(char)('a' + (person % 26))},Quorn{person}", $"ann.quorn{person}@mail.org");
            Append(text, $"{name},{email},212-555-{person:0000},{person + 1} Oak St,Albany,{12_200 + person},own {person},,,  ,", "", columnsBefore);
            Append(text, $"{name},{email},,,,,other {person},red {person},\"a, b {person}\",blue {person}, ", "", columnsBefore);
            Append(text, $"{name},{email},,,,,,green {person},,,", "", columnsBefore);
        }

        var input = Path.Combine(directory, "leads.csv");
        await File.WriteAllTextAsync(input, text.ToString());
        var job = new RefiningJob("file", input, Directory.CreateDirectory(Path.Combine(directory, "scratch")).FullName, RefiningOutputs.In(directory), RefiningOptions.Default);

        (await new LeadFilePipeline(new LeadFileReader(new ReadingOptions()), new FileAdvice(), TimeProvider.System).RefineAsync(job, new Progress<RefiningProgress>(), CancellationToken.None)).IsSuccess.Should().BeTrue();

        var golden = new CsvTable(job.Outputs.Golden);
        golden["kept"].Should().Equal(Expected("own {0}"));
        golden["filled"].Should().Equal(Expected("red {0}"));
        golden["quoted"].Should().Equal(Expected("a, b {0}"));
        golden["spaces"].Should().Equal(Expected("blue {0}"));
        golden["nobody"].Should().OnlyContain(cell => cell == "");
    }

    private static IEnumerable<string> Expected(string format) => Enumerable.Range(0, 200).Select(person => string.Format(CultureInfo.InvariantCulture, format, person));

    private static void Append(StringBuilder text, string cells, string before, int columnsBefore) =>
        text.Append(string.Concat(Enumerable.Range(0, columnsBefore).Select(column => before.Length == 0 ? "," : $"{before}{column},"))).Append(cells).Append('\n');
}
