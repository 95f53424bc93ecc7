using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class JoinedRowsTests
{
    [Fact]
    public void Rows_are_numbered_in_their_order()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 1000).Where(_ => random.Next(5) == 0).Append(63).Append(64).Append(999).Distinct().Order().ToList();
        var bits = new ulong[16];
        rows.ForEach(row => bits[row >> 6] |= 1UL << row);

        var joined = new JoinedRows(bits);

        joined.Count.Should().Be(rows.Count);
        Enumerable.Range(0, 1024).Where(joined.Contains).Should().Equal(rows);
        rows.Select(joined.NumberOf).Should().Equal(Enumerable.Range(0, rows.Count));
        joined.NumberOf(1000).Should().Be(rows.Count, "it would be the next one");
    }
}
