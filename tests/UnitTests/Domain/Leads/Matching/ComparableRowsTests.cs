using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class ComparableRowsTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(3, 9)]
    [InlineData(LeadBatch.Size, 9)]
    [InlineData(3, 3)]
    public void Comparable_rows_are_numbered_in_their_order(int each, int batches)
    {
        const int New = (2 * LeadBatch.Size) + 50;
        var all = (batches * LeadBatch.Size) + 100;
        var table = new LeadTables();
        for (var row = 0; row < all; row++)
        {
            // all of some batches, none of others, or some of each
            table.Person(row / each % 2 == 0 ? "Ann" : "", row / each % 2 == 0 ? "Smith" : "");
        }

        using var features = FeatureTable.Build(table.Build(), 1, CancellationToken.None);
        using var blocks = Blocks.Build(features, BlockingPlan.Choose(features), 1, CancellationToken.None);
        var rows = new ComparableRows(features, blocks.Comparable, New);

        var expected = Enumerable.Range(0, all).Where(row => row / each % 2 == 0).ToArray();
        rows.Count.Should().Be(expected.Length);
        rows.New.Should().Be(expected.Count(row => row < New));
        Enumerable.Range(0, rows.Count).Select(number => rows[number]).Should().Equal(expected);
    }
}
