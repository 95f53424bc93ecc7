using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

public sealed class CellSplitterTests
{
    private static readonly Arbitrary<string> Records =
        Gen.Elements("ab1,,,=@\t+-. ~é\u007F".ToCharArray()).ListOf().Select(letters => string.Concat(letters)).Resize(120).ToArbitrary();

    [Fact]
    public void A_record_has_a_dangerous_cell_exactly_when_one_of_its_cells_is() => Prop.ForAll(Records, record =>
    {
        var (cells, raw) = Split(record);
        cells.HasDangerousCell(raw).Should().Be(record.Split(',').Any(cell => FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_quoted_cell_is_as_dangerous_as_it_is_without_quotes()
    {
        foreach (var filler in new[] { 0, 20, 29, 30, 31, 32, 33, 62, 63, 64 })
        {
            foreach (var cell in new[] { "=1", "@a", "-x", "a=1", "" })
            {
                var (cells, raw) = Split($"{new string('a', filler)},\"{cell}\",b");
                cells.HasDangerousCell(raw).Should().Be(FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell)), "of {0} behind {1} letters", cell, filler);
            }
        }
    }

    [Fact]
    public void Cells_stand_where_the_separators_leave_them() => Prop.ForAll(Records, record =>
    {
        var (cells, raw) = Split(record);
        var bytes = raw.ToArray();
        cells.Places.ToArray().Select(place => Encoding.UTF8.GetString(bytes, place.Start, place.Length)).Should().Equal(record.Split(','));
        cells.IsPrintable.Should().Be(record.All(letter => letter is >= ' ' and <= '~'));
        cells.HasQuotes.Should().BeFalse();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_record_with_an_escaped_quote_has_no_places()
    {
        var (cells, raw) = Split("a,\"b \"\"c\"\" d\",e");
        cells.Places.IsEmpty.Should().BeTrue();
        Encoding.UTF8.GetString(cells.Cell(raw, 1)).Should().Be("b \"c\" d");
    }

    private static (CellSplitter Cells, byte[] Raw) Split(string record)
    {
        var raw = Encoding.UTF8.GetBytes(record);
        var cells = new CellSplitter(Dialect.Rfc4180);
        cells.Split(raw);
        return (cells, raw);
    }
}
