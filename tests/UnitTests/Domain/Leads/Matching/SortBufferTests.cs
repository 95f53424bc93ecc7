using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class SortBufferTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    public void Rows_that_share_a_key_are_kept_and_stand_together_in_their_order(int rows)
    {
        var random = new Random(rows);
        var keys = Enumerable.Range(0, rows).Select(_ => (uint)random.Next(1, rows * 2) * 2654435761u).ToArray();
        var buffer = new SortBuffer(rows);
        var entries = buffer.Reserve(rows);
        for (var row = 0; row < rows; row++)
        {
            entries[row] = ((ulong)keys[row] << 32) | (uint)row;
        }

        var sorted = buffer.Sort(buffer.KeepShared(rows)).ToArray();

        sorted.Should().BeInAscendingOrder();
        var shared = Enumerable.Range(0, rows).GroupBy(row => keys[row]).Where(group => group.Count() > 1).SelectMany(group => group);
        sorted.Select(entry => (int)(uint)entry).Should().Contain(shared);
    }

    [Fact]
    public void Most_rows_that_are_alone_with_their_key_are_dropped()
    {
        const int Rows = 100_000;
        var buffer = new SortBuffer(Rows);
        var entries = buffer.Reserve(Rows);
        for (var row = 0; row < Rows; row++)
        {
            entries[row] = ((ulong)(Fold.Mix((ulong)row) >> 32) << 32) | (uint)row;
        }

        buffer.KeepShared(Rows).Should().BeLessThan(Rows / 5);
    }
}
