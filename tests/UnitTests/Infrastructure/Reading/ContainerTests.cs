using System.Text;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

public sealed class ContainerTests
{
    private const string List = "first name,last name,email\nAnn,Lee,ann@x.org\nBob,Ray,bob@y.org\n";

    private static readonly string[][] Rows = [["first name", "last name", "email"], ["Ann", "Lee", "ann@x.org"], ["Bob", "Ray", "bob@y.org"]];

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "utf-8" }, { "utf-8-bom", "utf-8-bom" }, { "utf-16le", "utf-16le" }, { "utf-16le-bom", "utf-16le" }, { "utf-16be", "utf-16be" }, { "utf-16be-bom", "utf-16be" },
        { "utf-32le-bom", "utf-32le" }, { "windows-1252", "windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string written, string reported)
    {
        var table = ReadTable.Of(TextEncodings.Write("name,city\nJosé,Köln\nZoë,Málaga\n", written));

        table.Format.Encoding.Should().Be(reported);
        table.Cells.Should().BeEquivalentTo(new[] { new[] { "José", "Köln" }, ["Zoë", "Málaga"] }, o => o.WithStrictOrdering());
    }

    [Fact]
    public void One_accent_far_behind_decides_the_encoding()
    {
        var text = "name,city\n" + string.Concat(Enumerable.Repeat("Ann,Rome\n", 200_000)) + "José,Rome\n";

        ReadTable.Of(TextEncodings.Write(text, "windows-1252")).Rows[^1].Cells[0].Should().Be("José");
        ReadTable.Of(Encoding.UTF8.GetBytes(text)).Rows[^1].Cells[0].Should().Be("José");
    }

    [Fact]
    public void A_gzipped_list_is_read()
    {
        var table = ReadTable.Of(Packing.Gzip(Packing.Utf8(List)));

        table.Format.Container.Should().Be("gzip");
        table.Rows.Should().HaveCount(2);
    }

    [Fact]
    public void A_zipped_list_is_read_whatever_else_the_operating_system_packed()
    {
        var table = ReadTable.Of(Packing.Zip(("dir/", []), ("dir/leads.txt", Packing.Utf8(List)), ("__MACOSX/dir/._leads.txt", [1]), ("dir/.DS_Store", [2])));

        table.Format.Container.Should().Be("zip");
        table.Rows.Should().HaveCount(2);
    }

    [Fact]
    public void A_workbook_is_read_plain_gzipped_and_zipped()
    {
        var workbook = Packing.Workbook(Packing.SheetRows(Rows));

        foreach (var (content, container) in new[] { (workbook, "none"), (Packing.Gzip(workbook), "gzip"), (Packing.Zip(("a.xlsx", workbook)), "zip") })
        {
            var table = ReadTable.Of(content);
            table.Format.Kind.Should().Be("xlsx");
            table.Format.Container.Should().Be(container);
            table.Header.Should().Equal(Rows[0]);
            table.Cells.Should().BeEquivalentTo(Rows[1..], o => o.WithStrictOrdering());
        }
    }

    [Fact]
    public void Cells_of_a_workbook_come_as_they_were_entered()
    {
        var workbook = Packing.Workbook(
            ["yyyy\\-mm\\-dd", "00000", "000\\-00\\-0000", "yyyy\\-mm\\-dd hh:mm"],
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>value</t></is></c></row>"
            + Row(2, "<c r=\"B2\"><v>0.30000000000000004</v></c>") + Row(3, "<c r=\"B3\" s=\"1\"><v>45000</v></c>") + Row(4, "<c r=\"B4\" s=\"2\"><v>1234</v></c>")
            + Row(5, "<c r=\"B5\" s=\"3\"><v>12345678</v></c>") + Row(6, "<c r=\"B6\" t=\"b\"><v>1</v></c>") + Row(7, "<c r=\"B7\"><v>5551234567</v></c>")
            + Row(8, "<c r=\"B8\" s=\"4\"><v>45000.5</v></c>") + Row(9, "<c r=\"B9\"><v>1.0E-4</v></c>") + Row(10, "<c r=\"B10\" t=\"str\"><f>A1</f><v>made</v></c>")
            + Row(11, "<c r=\"B11\" t=\"inlineStr\"><is><t>two\nlines, \"q\"</t></is></c>"));

        ReadTable.Of(workbook).Rows.Select(row => row.Cells[1]).Should().Equal(
            "0.3", "2023-03-15", "01234", "012-34-5678", "TRUE", "5551234567", "2023-03-15T12:00:00", "0.0001", "made", "two\nlines, \"q\"");
    }

    [Fact]
    public void Lines_of_a_workbook_are_the_rows_of_its_sheet()
    {
        var table = ReadTable.Of(Packing.Workbook(Packing.SheetRows([["name", "note"], ["Ann", "a\nb"], [], [], ["Bob", "c"]])));

        table.Rows.Select(row => row.Line).Should().Equal(2, 5);
    }

    [Fact]
    public void The_first_sheet_with_a_list_is_taken()
    {
        var table = ReadTable.Of(Packing.Workbook(string.Empty, Packing.SheetRows([["Our leads"]]), Packing.SheetRows(Rows), Packing.SheetRows([["other", "list"], ["x", "y"]])));

        table.Header.Should().Equal(Rows[0]);
    }

    [Fact]
    public void A_short_row_of_a_sheet_is_no_fault()
    {
        var table = ReadTable.Of(Packing.Workbook(Packing.SheetRows([["name", "email", "city", "note"], ["Ann", "a@x.org"], ["Bob"]])));

        table.Rows.Should().OnlyContain(row => row.Fault == Platform.Domain.Leads.RecordFault.None);
    }

    [Fact]
    public void Bombs_are_refused_while_they_unpack()
    {
        var options = new ReadingOptions { MaxUnpackedBytes = 8 << 20 };
        var zeros = Packing.Utf8("name,city\n" + new string('x', 40 << 20));

        ReadTable.ErrorOf(Packing.Gzip(zeros), options).Code.Should().Be("file_too_large_unpacked");
        ReadTable.ErrorOf(Packing.Gzip(zeros)).Code.Should().Be("file_compression_suspicious");
        ReadTable.ErrorOf(Packing.Zip(("a.csv", zeros))).Code.Should().Be("file_compression_suspicious");
        ReadTable.ErrorOf(Packing.Workbook($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('x', 40 << 20)}</t></is></c></row>")).Code.Should().Be("file_compression_suspicious");
        ReadTable.ErrorOf(Packing.Zip([.. Enumerable.Range(0, 2000).Select(i => ($"{i}.csv", Array.Empty<byte>()))])).Code.Should().Be("file_zip_too_many_entries");
    }

    [Fact]
    public void A_zip_that_lies_about_the_size_of_an_entry_does_not_get_past_the_limits()
    {
        var zeros = new byte[40 << 20];
        var packed = Packing.Zip(("a.csv", zeros));

        // The announced size stands in the directory at the end.
        var directory = packed.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(packed.AsSpan(directory + 24), 1000).Should().BeTrue();

        ReadTable.ErrorOf(packed).Code.Should().BeOneOf("file_archive_damaged", "file_compression_suspicious", "file_is_binary");
    }

    [Fact]
    public void Archives_inside_archives_are_refused()
    {
        var gzip = Packing.Gzip(Packing.Utf8(List));
        var zip = Packing.Zip(("a.csv", Packing.Utf8(List)));

        foreach (var nested in new[] { Packing.Gzip(gzip), Packing.Gzip(zip), Packing.Zip(("a.gz", gzip)), Packing.Zip(("a.zip", zip)) })
        {
            ReadTable.ErrorOf(nested).Code.Should().Be("file_archive_nested");
        }
    }

    [Fact]
    public void Several_files_in_a_zip_are_named_in_the_error() =>
        ReadTable.ErrorOf(Packing.Zip(("a.csv", [1]), ("b.csv", [2]))).Should().BeEquivalentTo(
            new { Code = "file_zip_several_files", Message = "The zip holds 2 files (a.csv, b.csv); send one file at a time." });

    [Theory]
    [InlineData("", "file_empty")]
    [InlineData("\n\r\n \n", "file_empty")]
    [InlineData("first name,last name,email\n", "file_header_only")]
    [InlineData("%PDF-1.7\n", "file_is_pdf")]
    [InlineData("{\\rtf1\\ansi", "file_is_rtf")]
    [InlineData("{\"leads\": [1]}", "file_is_json")]
    [InlineData("[{\"email\": \"a@b.org\"}]", "file_is_json")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "file_is_xml")]
    [InlineData("  <!DOCTYPE html><html><body>Sign in</body></html>", "file_is_html")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\n", "file_is_vcard")]
    [InlineData("SQLite format 3\0", "file_is_binary")]
    [InlineData("GIF89a", "file_is_image")]
    public void What_is_no_list_ends_with_a_sentence_that_says_what_to_do(string content, string code) => ReadTable.ErrorOf(content).Code.Should().Be(code);

    [Fact]
    public void Binary_kinds_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];
        var cases = new (byte[] Content, string Code)[]
        {
            ([.. compound, .. Encoding.Unicode.GetBytes("Workbook\0")], "file_is_xls"),
            ([.. compound, .. Encoding.Unicode.GetBytes("WordDocument\0")], "file_is_word"),
            ([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage\0")], "file_password_protected"),
            (compound, "file_is_old_office"),
            ([0x89, .. "PNG\r\n"u8], "file_is_image"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "file_is_image"),
            ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "file_archive_unsupported"),
            (Packing.Zip(("[Content_Types].xml", [1]), ("word/document.xml", [1])), "file_is_word"),
            (Packing.Zip(("[Content_Types].xml", [1]), ("xl/workbook.bin", [1])), "file_is_xlsb"),
            (Packing.Zip(("mimetype", [1]), ("content.xml", [1])), "file_is_opendocument"),
            (Packing.Zip(("[Content_Types].xml", [1]), ("xl/workbook.xml", [1])), "file_workbook_damaged"),
            (Packing.Zip(("a/", [])), "file_zip_empty"),
            (Packing.Zip(("a.csv", Packing.Utf8(List)))[..40], "file_archive_damaged"),
            (Packing.Gzip(Packing.Utf8(List))[..20], "file_archive_damaged"),
            ([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3))], "file_is_binary"),
        };
        foreach (var (content, code) in cases)
        {
            ReadTable.ErrorOf(content).Code.Should().Be(code);
        }
    }

    [Fact]
    public void Every_error_has_its_own_code_and_one_sentence()
    {
        var errors = typeof(LeadFileReadErrors).GetProperties().Select(property => (Platform.Domain.Common.Error)property.GetValue(null)!).ToList();

        errors.Select(error => error.Code).Should().OnlyHaveUniqueItems();
        errors.Should().OnlyContain(error => error.Message.EndsWith('.') && error.Message.Contains(';') && !error.Message.TrimEnd('.').Contains(". "));
    }

    private static string Row(int number, string cell) => $"<row r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>x</t></is></c>{cell}</row>";
}
