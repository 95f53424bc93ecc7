using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class BlocksTests
{
    private static readonly BlockingKey[] Keys =
    [
        Key(KeyPart.Phone), Key(KeyPart.Email), Key(KeyPart.Last), Key(KeyPart.First, KeyPart.Zip), Key(KeyPart.City), Key(KeyPart.Local), Key(KeyPart.House, KeyPart.Street), Key(KeyPart.LastSound),
        Key(KeyPart.First, KeyPart.Last), Key(KeyPart.Zip), Key(KeyPart.ZipArea, KeyPart.Initial), Key(KeyPart.State), Key(KeyPart.LastSound, KeyPart.Zip), Key(KeyPart.House, KeyPart.Zip),
        Key(KeyPart.Company), Key(KeyPart.Initial, KeyPart.Last, KeyPart.State),
    ];

    /// <summary>Keys, for each width of the table and between them, and people.</summary>
    public static TheoryData<int, int> Sizes => new() { { 3, 100 }, { 8, 2_000 }, { 9, 131 }, { 12, 6_001 }, { 16, 6_003 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Rows_that_share_a_key_are_a_block(int count, int people)
    {
        using var features = Features(people);
        var plan = Keys[..count];
        var expected = plan.Select(key => Groups(features, key)).ToArray();

        using var blocks = Blocks.Build(features, plan, 2, CancellationToken.None);

        for (var key = 0; key < count; key++)
        {
            var starts = blocks.Starts[key];
            var rows = blocks.Rows(key).ToArray();
            var found = Enumerable.Range(0, starts.Length - 1).Select(block => string.Join(' ', rows[starts[block]..starts[block + 1]].Order())).Order(StringComparer.Ordinal);
            found.SequenceEqual(expected[key].Select(group => string.Join(' ', group)).Order(StringComparer.Ordinal)).Should().BeTrue("of key {0}", plan[key].Name);
            blocks.Limited[key].Should().Be(expected[key].Count(group => group.Length > Blocks.FullSize));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Two_rows_share_the_keys_that_both_have_but_for_large_blocks(int count, int people)
    {
        using var features = Features(people);
        var plan = Keys[..count];
        var rows = features.Rows.Length;
        var keys = plan.Select(key => Enumerable.Range(0, rows).Select(row => KeyOf(features, row, key)).ToArray()).ToArray();
        var large = keys.Select(own => own.GroupBy(value => value).Where(group => group.Count() > Blocks.FullSize).Select(group => group.Key).ToHashSet()).ToArray();

        using var blocks = Blocks.Build(features, plan, 2, CancellationToken.None);

        for (var a = 0; a < rows; a++)
        {
            for (var b = a + 1; b < Math.Min(rows, a + 4); b++)
            {
                var expected = 0u;
                for (var key = 0; key < count; key++)
                {
                    expected |= keys[key][a] != 0 && keys[key][a] == keys[key][b] && !large[key].Contains(keys[key][a]) ? 1u << key : 0;
                }

                if (blocks.Shared(a, b) != expected)
                {
                    blocks.Shared(a, b).Should().Be(expected, "rows {0} and {1}", a, b);
                }
            }
        }
    }

    [Fact]
    public void Rows_meet_by_any_of_their_telephone_numbers()
    {
        var table = new LeadTables();
        table.Add((LeadSlot.FirstName, "Ann"), (LeadSlot.LastName, "Smith"), (LeadSlot.Phone, "+12125550101"), (LeadSlot.Phone2, "+12125550102"), (LeadSlot.Phone3, "+12125550103"));
        table.Add((LeadSlot.FirstName, "Bob"), (LeadSlot.LastName, "Jones"), (LeadSlot.Phone, "+12125550103"), (LeadSlot.Phone2, "+12125550109"));
        table.Add((LeadSlot.FirstName, "Cid"), (LeadSlot.LastName, "Brown"), (LeadSlot.Phone, "+12125550104"), (LeadSlot.Phone2, "+12125550101"), (LeadSlot.Phone3, "+12125550102"));
        using var features = FeatureTable.Build(table.Build(), 1, CancellationToken.None);

        using var blocks = Blocks.Build(features, [Keys[2], Keys[0]], 1, CancellationToken.None);

        var rows = blocks.Rows(1).ToArray();
        Enumerable.Range(0, blocks.Starts[1].Length - 1).Select(block => string.Join(' ', rows[blocks.Starts[1][block]..blocks.Starts[1][block + 1]])).Should().BeEquivalentTo("0 2", "0 1", "0 2");
        blocks.Rows(0).ToArray().Should().BeEmpty();
    }

    private static BlockingKey Key(params KeyPart[] parts) => new(string.Join('+', parts), parts);

    private static FeatureTable Features(int people) => FeatureTable.Build(new LeadTables().Crowd(people, people / 2).Build(), 1, CancellationToken.None);

    private static int[][] Groups(FeatureTable features, BlockingKey key) =>
        [.. Enumerable.Range(0, features.Rows.Length).GroupBy(row => KeyOf(features, row, key)).Where(group => group.Key != 0 && group.Count() > 1).Select(group => group.ToArray())];

    private static uint KeyOf(FeatureTable features, int row, BlockingKey key)
    {
        var comparable = (features.Rows[row].Flags & RowFlags.Comparable) != 0;
        return comparable ? Fold.Narrow(key.Parts.Aggregate(BlockingPlan.Start, (hash, part) => Fold.Both(hash, BlockingPlan.PartOf(features, row, part)))) : 0;
    }
}
