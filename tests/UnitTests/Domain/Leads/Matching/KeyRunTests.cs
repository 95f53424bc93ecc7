using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class KeyRunTests
{
    private static readonly FeatureTable Features = Build();

    [Theory]
    [InlineData(nameof(KeyPart.Phone))]
    [InlineData(nameof(KeyPart.First))]
    [InlineData(nameof(KeyPart.Initial), nameof(KeyPart.LastSound), nameof(KeyPart.ZipArea))]
    [InlineData(nameof(KeyPart.Last), nameof(KeyPart.BirthYear))]
    [InlineData(nameof(KeyPart.House), nameof(KeyPart.Street), nameof(KeyPart.Zip))]
    [InlineData(nameof(KeyPart.CompanyHead), nameof(KeyPart.City))]
    [InlineData(nameof(KeyPart.Email), nameof(KeyPart.Local))]
    [InlineData(nameof(KeyPart.Company), nameof(KeyPart.State))]
    [InlineData(nameof(KeyPart.Row), nameof(KeyPart.Identifier))]
    [InlineData(nameof(KeyPart.BirthDate), nameof(KeyPart.Extra))]
    public void A_key_is_the_hash_of_its_parts_one_after_the_other_and_missing_where_one_of_them_is(params string[] names)
    {
        var parts = Array.ConvertAll(names, Enum.Parse<KeyPart>);
        var run = new KeyRun(Features, [new BlockingKey("first", [KeyPart.Zip]), new BlockingKey("key", parts)]);

        run.Fill(72, KeyRun.Length);

        run.Column(1).ToArray().Should().Equal(Enumerable.Range(72, KeyRun.Length).Select(row => Key(row, parts)));
    }

    private static uint Key(int row, KeyPart[] parts)
    {
        var comparable = (Features.Rows[row].Flags & RowFlags.Comparable) != 0;
        return comparable ? Fold.Narrow(parts.Aggregate(BlockingPlan.Start, (hash, part) => Fold.Both(hash, BlockingPlan.PartOf(Features, row, part)))) : 0;
    }

    private static FeatureTable Build()
    {
        var table = new LeadTables(new ExtraSlot("colour", 0, ExtraKind.Category)).Crowd(150, 20);
        for (var row = 0; row < 30; row++)
        {
            table.Add(
                (LeadSlot.FirstName, row % 3 == 0 ? "" : "Xyla"), (LeadSlot.LastName, row % 2 == 0 ? "" : $"Whyth{(char)('a' + row)}"), (LeadSlot.Company, row % 5 == 0 ? "" : $"Acme {row} Inc"),
                (LeadSlot.BirthDate, $"19{row + 60}-02-03"), (LeadSlot.Identifier, row % 4 == 0 ? "" : $"id{row}"), ((LeadSlot)LeadSlots.FirstExtra, row % 2 == 0 ? "red" : ""), (LeadSlot.State, "TX"),
                (LeadSlot.Postcode, row % 7 == 0 ? "" : "12"));
        }

        return FeatureTable.Build(table.Build(), 1, CancellationToken.None);
    }
}
