using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ValueStatisticsTests
{
    private const int Rows = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_row_has_the_frequency_of_its_value_in_eighths_of_a_bit(int degree)
    {
        var table = new LeadTables();
        for (var row = 0; row < Rows; row++)
        {
            table.Person(Name(row), "", phone: row % 4 == 0 ? "" : $"+1212{row:0000000}");
        }

        var features = FeatureTable.Build(table.Build(), degree, CancellationToken.None);
        var statistics = ValueStatistics.Build(features, degree, CancellationToken.None);

        var counts = Enumerable.Range(0, Rows).CountBy(Name).ToDictionary();
        for (var row = 0; row < Rows; row++)
        {
            features.Rows[row].FirstFrequency.Should().Be((byte)Math.Min(255, Math.Round(8 * Math.Log2(Rows / (double)counts[Name(row)]))));
        }

        var names = statistics[(int)CountedValue.First];
        names.Present.Should().Be(Rows);
        names.Collision.Should().BeApproximately(counts.Values.Sum(count => count * (count - 1.0)) / Rows / (Rows - 1), 1e-12);
        names.Mass.Sum().Should().BeApproximately(1, 1e-9);
        statistics[(int)CountedValue.Phone].Present.Should().Be(Rows * 3 / 4);
        statistics[(int)CountedValue.Phone].Collision.Should().BeLessThan(1e-5, "no two rows have one number, and few numbers share a count with another");
        statistics[(int)CountedValue.Company].Present.Should().Be(0);
    }

    [Fact]
    public void A_value_that_very_many_rows_have_is_counted_in_full()
    {
        const int Many = 150_000;
        var table = new LeadTables();
        for (var row = 0; row < Many; row++)
        {
            table.Person(row % 2 == 0 ? "anna" : "bert", "");
        }

        var features = FeatureTable.Build(table.Build(), 2, CancellationToken.None);
        var names = ValueStatistics.Build(features, 2, CancellationToken.None)[(int)CountedValue.First];

        Enumerable.Range(0, Many).Select(row => features.Rows[row].FirstFrequency).Distinct().Should().Equal((byte)8);
        names.Collision.Should().BeApproximately(0.5, 1e-5);
    }

    /// <summary>From one that half of the rows have down to ones of a few hundred rows.</summary>
    private static string Name(int row) => row % 2 == 0 ? "anna" : row % 8 == 1 ? "bert" : "c" + (char)('a' + (row % 26)) + (char)('a' + (row / 26 % 3));

    [Theory]
    [InlineData(1_000, 14)]
    [InlineData(1_000_000, 22)]
    [InlineData(10_000_000, 26)]
    public void There_are_four_slots_a_row(int rows, int bits) => new ValueSlots(rows, 0).Bits.Should().Be(bits);
}
