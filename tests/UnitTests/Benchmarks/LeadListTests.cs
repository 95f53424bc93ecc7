using System.Text;
using Platform.Benchmarks.Generation;
using Platform.UnitTests.Architecture;

namespace Platform.UnitTests.Benchmarks;

public sealed class LeadListTests
{
    /// <summary>Seed of the shipped sample, as docs/performance.md and samples/README.md name it.</summary>
    private const ulong SampleSeed = 20261121;

    [Fact]
    public void The_shipped_sample_is_what_the_generator_writes_byte_for_byte()
    {
        var (leads, truth) = Write(10_000, SampleSeed);

        leads.AsSpan().SequenceEqual(Shipped("leads-10000.csv")).Should().BeTrue("samples/ is written by: dotnet run -c Release --project benchmarks -- generate 10000 20261121 samples");
        truth.AsSpan().SequenceEqual(Shipped("leads-10000.truth.csv")).Should().BeTrue("the list and its truth are written together");
    }

    [Fact]
    public void Another_seed_gives_another_list_and_the_same_seed_the_same() =>
        (Write(200, 1).Leads.SequenceEqual(Write(200, 2).Leads), Write(200, 1).Leads.SequenceEqual(Write(200, 1).Leads)).Should().Be((false, true));

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void The_truth_has_one_line_for_every_record(int rows)
    {
        var truth = Encoding.UTF8.GetString(Write(rows, 3).Truth).TrimEnd('\n').Split('\n');

        truth.Skip(1).Select(line => line.Split(',')[0]).Should().Equal(Enumerable.Range(1, rows).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        truth[^1].Should().Contain("unterminated_quote");
    }

    [Fact]
    public void Every_seventh_record_is_somebody_who_was_there_before()
    {
        var people = Encoding.UTF8.GetString(Write(10_000, 4).Truth).Split('\n').Skip(1).Select(line => line.Split(',')).Where(c => c.Length > 1 && c[1].Length > 0).Select(c => c[1]).ToArray();

        (people.Length - people.Distinct().Count()).Should().BeCloseTo(1500, 20);
    }

    [Fact]
    public void Numbers_are_those_of_the_published_algorithm()
    {
        // The first numbers for the state that SplitMix64 makes of 42, as other implementations of the two give them.
        var prng = new Prng(42);

        new[] { prng.Next(), prng.Next(), prng.Next() }.Should().Equal(1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL);
    }

    private static byte[] Shipped(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", name));

    private static (byte[] Leads, byte[] Truth) Write(int rows, ulong seed)
    {
        using var leads = new MemoryStream();
        using var truth = new MemoryStream();
        new LeadList(rows, seed).Write(leads, truth);
        return (leads.ToArray(), truth.ToArray());
    }
}
