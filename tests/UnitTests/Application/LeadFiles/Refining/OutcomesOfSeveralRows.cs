using System.Globalization;
using System.Text;
using Platform.Application.LeadFiles.Refining;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>A lead with several rows has the outcome of the one kept, so that many rows alone make no lead a good one.</summary>
public sealed class OutcomesOfSeveralRows : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("outcomes-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Outcomes_drawn_by_lot_for_every_row_teach_nothing()
    {
        var random = new Random(7);
        var text = new StringBuilder("first name,last name,email,phone,outcome\n");
        for (var person = 0; person < 1_500; person++)
        {
            var phone = $"{random.Next(300, 900)}-{random.Next(200, 990)}-{random.Next(1000, 9999)}";
            for (var row = 0; row < (person % 2 == 0 ? 3 : 1); row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"Ann{(char)('a' + (person % 26))},Quorn{person},ann.quorn{person}@mail.org,{phone},{(random.Next(2) == 0 ? "won" : "lost")}\n");
            }
        }

        var input = Path.Combine(directory, "leads.csv");
        await File.WriteAllTextAsync(input, text.ToString());
        var job = new RefiningJob("file", input, Directory.CreateDirectory(Path.Combine(directory, "scratch")).FullName, RefiningOutputs.In(directory), RefiningOptions.Default);

        var report = await new LeadFilePipeline(new LeadFileReader(new ReadingOptions()), new FileAdvice(), TimeProvider.System).RefineAsync(job, new Progress<RefiningProgress>(), CancellationToken.None);

        var learning = report.Value.Scores.Learning!;
        (learning.Won + learning.Lost).Should().Be((int)report.Value.Clusters.Count);
        ((double)learning.Won / (learning.Won + learning.Lost)).Should().BeApproximately(0.5, 0.04);
        learning.Used.Should().BeFalse();
    }
}
