using System.Text;
using Platform.Domain.Leads.Mapping;

namespace Platform.UnitTests.Domain.Leads.Mapping;

public sealed class RecordViewTests
{
    [Theory]
    [InlineData("a,b,c", 0b111)]
    [InlineData("a,,c,", 0b101)]
    [InlineData(",", 0b00)]
    [InlineData("", 0b0)]
    [InlineData(" , x,\t,~", 0b1010)]
    [InlineData("a,  ", 0b01)]
    [InlineData("\u0001,é", 0b11)]
    public void Cells_that_hold_more_than_spaces_are_filled(string record, int filled)
    {
        var text = Encoding.UTF8.GetBytes(record);

        View(text, isTrimmed: false).Filled().Should().Be((ulong)filled);
    }

    [Fact]
    public void Only_the_first_64_cells_are_told_of()
    {
        var text = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("x", 70)));

        View(text, isTrimmed: false).Filled().Should().Be(ulong.MaxValue);
    }

    [Fact]
    public void Where_no_cell_begins_with_a_space_those_that_are_not_empty_are_filled()
    {
        var text = "a,,\u0001"u8.ToArray();

        View(text, isTrimmed: true).Filled().Should().Be(0b101);
    }

    private static RecordView View(byte[] text, bool isTrimmed)
    {
        var places = Places(text);
        var occupied = places.Take(CellFacts.Columns).Select((place, column) => place.Length == 0 ? 0UL : 1UL << column).Aggregate(0UL, (all, bit) => all | bit);
        return new RecordView(text, places, new CellFacts(occupied, IsPrintable: false, isTrimmed));
    }

    private static CellPlace[] Places(byte[] text)
    {
        var places = new List<CellPlace>();
        var start = 0;
        for (var position = 0; position <= text.Length; position++)
        {
            if (position == text.Length || text[position] == ',')
            {
                places.Add(new CellPlace(start, position - start));
                start = position + 1;
            }
        }

        return [.. places];
    }
}
