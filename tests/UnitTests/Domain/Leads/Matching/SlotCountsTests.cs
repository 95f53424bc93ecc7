using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class SlotCountsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(257)]
    [InlineData(258)]
    [InlineData(259)]
    [InlineData(70_000)]
    public void Counts_go_on_beyond_what_two_bits_and_a_byte_hold(int times)
    {
        var counts = new SlotCounts(32, 100_000);
        for (var i = 0; i < times; i++)
        {
            counts.Add(3);
        }

        counts.Add(4);

        counts[3].Should().Be(times);
        counts[4].Should().Be(1);
        counts[5].Should().Be(0);
    }

    [Fact]
    public void Cleared_counts_start_from_zero()
    {
        var counts = new SlotCounts(32, 100_000);
        for (var i = 0; i < 1_000; i++)
        {
            counts.Add(3);
        }

        counts.Clear();
        counts.Add(3);

        counts[3].Should().Be(1);
    }
}
