using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class SortBufferTests
{
    [Theory]
    [InlineData(100, 2)]
    [InlineData(5_000, 2)]
    [InlineData(50_000, 2)]
    [InlineData(50_000, 300)]
    public void Rows_that_share_a_key_are_kept_and_stand_together_in_their_order(int rows, int rowsOfAKey)
    {
        var random = new Random(rows);
        var keys = Enumerable.Range(0, rows).Select(_ => (uint)random.Next(0, rows * 2 / rowsOfAKey) * 2654435761u).ToArray();
        var buffer = new SortBuffer();

        buffer.Fill(keys);
        var sorted = Enumerable.Range(0, buffer.Runs).SelectMany(run => buffer.Shared(run).ToArray()).ToArray();

        sorted.Should().BeInAscendingOrder();
        var shared = Enumerable.Range(0, rows).Where(row => keys[row] != 0).GroupBy(row => keys[row]).Where(group => group.Count() > 1).SelectMany(group => group);
        sorted.Select(entry => (int)(uint)entry).Should().Contain(shared).And.NotContain(row => keys[row] == 0);
        sorted.Should().OnlyContain(entry => keys[(int)(uint)entry] == entry >> 32);
    }

    [Fact]
    public void A_row_may_have_several_keys()
    {
        var buffer = new SortBuffer();

        using var memory = new UnmanagedArray<ulong>(2 * BlockingPlan.Limit);
        var keys = new KeyTable(memory, 2, 1);
        ((ReadOnlySpan<uint>)[0x70000000, 0x10000000]).CopyTo(keys.Column(0, 0));
        buffer.Fill(keys, 0, [0, 0x70000000]);

        Enumerable.Range(0, buffer.Runs).SelectMany(run => buffer.Shared(run).ToArray()).Should().Equal(0x70000000UL << 32, (0x70000000UL << 32) | 1);
    }

    [Fact]
    public void Most_rows_that_are_alone_with_their_key_are_dropped()
    {
        const int Rows = 100_000;
        var buffer = new SortBuffer();

        buffer.Fill([.. Enumerable.Range(0, Rows).Select(row => (uint)(Fold.Mix((ulong)row) >> 32))]);

        Enumerable.Range(0, buffer.Runs).Sum(run => buffer.Shared(run).Length).Should().BeLessThan(Rows / 4);
    }
}
