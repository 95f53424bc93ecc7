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
    public void A_cell_with_an_escaped_quote_stands_behind_the_record()
    {
        var (cells, raw) = Split("a,\"b \"\"c\"\" d\",e");
        var text = cells.Text(raw).ToArray();
        cells.Places.ToArray().Select(place => Encoding.UTF8.GetString(text, place.Start, place.Length)).Should().Equal("a", "b \"c\" d", "e");
        Encoding.UTF8.GetString(text).Should().Be("a,\"b \"\"c\"\" d\",eb \"c\" d");
    }

    [Theory]
    [InlineData(',', '"')]
    [InlineData('\t', '"')]
    [InlineData(';', '\'')]
    public void A_record_is_split_at_once_as_it_is_one_cell_after_the_other(char delimiter, char quote)
    {
        var cell = Gen.OneOf(
            Gen.Elements("", "x", " x", "x ", "'x", "+1", "=", "\"", "a,b", "a\tb", ",", "\"\"", "a\"\"b", "é", "some longer text, with a separator in it"),
            Gen.Elements("ab,;'\"\t @-é".ToCharArray()).ListOf().Select(letters => string.Concat(letters)));
        var written = Gen.OneOf(cell, cell.Select(text => $"{quote}{text.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}"), cell.Select(text => $"{quote}{text}{quote}"));
        var records = Gen.OneOf(written.ListOf().Resize(30), written.ArrayOf(70).Select(cells => cells.ToList())).Select(cells => string.Join(delimiter, cells)).ToArbitrary();
        Prop.ForAll(records, record =>
        {
            var raw = Encoding.UTF8.GetBytes(record);
            var (atOnce, one) = (new CellSplitter(new Dialect((byte)delimiter, (byte)quote)), new CellSplitter(new Dialect((byte)delimiter, (byte)quote)));
            atOnce.Split(raw);
            one.Split([]);
            one.SplitOneByOne(raw);

            (atOnce.Count, atOnce.QuotedCount, atOnce.MalformedCell, atOnce.IsStrict, atOnce.HasQuotes, atOnce.Occupied)
                .Should().Be((one.Count, one.QuotedCount, one.MalformedCell, one.IsStrict, one.HasQuotes, one.Occupied));
            atOnce.HasDangerousCell(raw).Should().Be(one.HasDangerousCell(raw));
            var cells = Enumerable.Range(0, one.Count).Select(column => Encoding.UTF8.GetString(one.Cell(raw, column))).ToList();
            Enumerable.Range(0, one.Count).Select(column => Encoding.UTF8.GetString(atOnce.Cell(raw, column))).Should().Equal(cells);
            (atOnce.IsPrintable && cells.Exists(text => text.Any(letter => letter is < ' ' or > '~'))).Should().BeFalse();
            (atOnce.IsTrimmed && cells.Exists(text => text.Length != 0 && (text[0] is <= ' ' or '\'' || text[^1] <= ' '))).Should().BeFalse();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static (CellSplitter Cells, byte[] Raw) Split(string record)
    {
        var raw = Encoding.UTF8.GetBytes(record);
        var cells = new CellSplitter(Dialect.Rfc4180);
        cells.Split(raw);
        return (cells, raw);
    }
}
