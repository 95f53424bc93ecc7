using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>What holds for every file, tried on generated ones.</summary>
public sealed class ReadingProperties
{
    private static readonly string[] Header = ["First Name", "Email", "City", "Notes", "Phone", "Zip"];

    private static readonly Gen<string> Cell = Gen.Frequency(
        (3, Gen.Elements("Ann", "Bob Ray", "ann@x.org", "Rome", "(555) 123-4567", "75001", "O'Neil", "=1+1", "-5")),
        (1, Gen.Constant(string.Empty)),
        (3, Gen.Elements("abcXYZ 019.-@".ToCharArray()).NonEmptyListOf().Select(letters => string.Concat(letters.Take(20)))),
        (2, Gen.Elements("ab ,;|\t\"'\\\n\réñü=+".ToCharArray()).NonEmptyListOf().Select(letters => string.Concat(letters.Take(12)))));

    private static readonly Gen<WrittenList> Lists =
        from columns in Gen.Choose(3, Header.Length)
        from rows in Gen.Choose(2, 30).SelectMany(count => Cell.ListOf(columns).ListOf(count))
        from separator in Gen.Elements(",", ";", "\t", "|", ", ")
        from quoteAll in Gen.Elements(false, true)
        from lineEnd in Gen.Elements("\n", "\r\n", "\r")
        from endsWithLineEnd in Gen.Elements(false, true)
        from encoding in Gen.Elements("utf-8", "utf-8-bom", "utf-16le", "utf-16le-bom", "utf-16be", "utf-16be-bom", "windows-1252")
        from container in Gen.Elements("none", "none", "gzip", "zip")
        select new WrittenList([.. Header.Take(columns)], [.. rows.Select(row => row.ToArray())], separator, quoteAll, lineEnd, endsWithLineEnd, encoding, container);

    [Fact]
    public void Every_list_comes_back_cell_for_cell() => Prop.ForAll(Lists.ToArbitrary(), list =>
    {
        var table = ReadTable.Of(list.Bytes());
        table.Header.Should().Equal(list.Header);
        table.Cells.Should().BeEquivalentTo(list.Rows, o => o.WithStrictOrdering());
        table.Rows.Should().OnlyContain(row => row.Fault == RecordFault.None);
        table.CountedRows.Should().Be(list.Rows.Length);
        table.Rows.Select(row => row.IsPlain).Should().Equal(list.Rows.Select(row =>
            list.Separator == "," && row.All(cell => !FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell)))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Damaged_bytes_lose_no_line_and_never_throw() => Prop.ForAll(
        (from list in Lists
         from hits in (from at in Gen.Choose(0, 100_000) from value in Gen.Choose(0, 255) select (at, (byte)value)).ListOf().Select(hits => hits.Take(8).ToArray())
         from keep in Gen.Choose(1, 100)
         select (list, hits, keep)).ToArbitrary(),
        damaged =>
        {
            var bytes = damaged.list.Bytes();
            foreach (var (at, value) in damaged.hits)
            {
                bytes[at % bytes.Length] = value;
            }

            bytes = bytes[..Math.Max(1, bytes.Length * damaged.keep / 100)];
            var result = ReadTable.TryOf(bytes);
            if (result.IsSuccess)
            {
                var table = result.Value;
                table.CountedRows.Should().Be(table.Rows.Count);
                if (table.Format.Container == "none" && table.Format.Encoding == "utf-8" && table.Format.Delimiter != ' ')
                {
                    var all = WithoutLineEnds(bytes);
                    var read = WithoutLineEnds([.. table.Rows.SelectMany(row => row.RawBytes)]);
                    all.Should().EndWith(read, "what is read is the end of the file, after the header");
                    LineCount(bytes).Should().BeGreaterThanOrEqualTo((int)table.Rows[^1].Line);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static byte[] WithoutLineEnds(byte[] bytes) => [.. bytes.AsSpan().TrimEnd((byte)0x1A).ToArray().Where(letter => letter is not ((byte)'\r' or (byte)'\n'))];

    private static int LineCount(byte[] bytes) => Encoding.Latin1.GetString(bytes).ReplaceLineEndings("\n").Count(letter => letter == '\n') + 1;

    /// <summary>A list and how it is written.</summary>
    private sealed record WrittenList(string[] Header, string[][] Rows, string Separator, bool QuoteAll, string LineEnd, bool EndsWithLineEnd, string Encoding, string Container)
    {
        public byte[] Bytes()
        {
            var lines = Rows.Prepend(Header).Select(row => string.Join(Separator, row.Select(Written)));
            var text = string.Join(LineEnd, lines) + (EndsWithLineEnd ? LineEnd : string.Empty);
            var bytes = TextEncodings.Write(text, Encoding);
            return Container switch { "gzip" => Packing.Gzip(bytes), "zip" => Packing.Zip(("list.csv", bytes)), _ => bytes };
        }

        private string Written(string cell) => QuoteAll || cell.AsSpan().ContainsAny([Separator[0], '"', '\n', '\r']) || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? $"\"{cell.Replace("\"", "\"\"")}\""
            : cell;

        public override string ToString() => $"{Encoding} {Container} '{Separator}' all {QuoteAll} end {LineEnd.Length}{LineEnd[0] == '\r'}\n" + string.Join('\n', Rows.Select(row => string.Join('¦', row)));
    }
}
