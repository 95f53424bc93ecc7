using Platform.Domain.Leads;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>
/// The cases of papaparse (M. Holt, MIT) that concern reading, written anew with its answers; where ours differs, the answer here is ours and <c>docs/reading.md</c> has the
/// sentence why. What is no reading of text (types, transformations, previews, workers) is left out.
/// </summary>
public sealed class PapaParseCases
{
    /// <summary>Without a header, so that every record shows.</summary>
    public static TheoryData<string, string, string[][]> ReadAlike => new()
    {
        { "one row", "A,b,c", [["A", "b", "c"]] },
        { "three rows", "A,b,c\nd,E,f\nG,h,i", [["A", "b", "c"], ["d", "E", "f"], ["G", "h", "i"]] },
        { "space at the edges of an unquoted field", "a,\tb ,c", [["a", "\tb ", "c"]] },
        { "quoted field", "A,\"B\",C", [["A", "B", "C"]] },
        { "space inside the quotes", "A,\" B  \",C", [["A", " B  ", "C"]] },
        { "separator in quotes", "A,\"B,B\",C", [["A", "B,B", "C"]] },
        { "line breaks in quotes", "A,\"B\nB\",\"C\nC\nC\"", [["A", "B\nB", "C\nC\nC"]] },
        { "separator and line break in the last field", "a,b,\"c,c\nc\"\nd,e,f", [["a", "b", "c,c\nc"], ["d", "e", "f"]] },
        { "doubled quotes", "A,\"B\"\"B\"\"B\",C", [["A", "B\"B\"B", "C"]] },
        { "doubled quotes at the edges", "A,\"\"\"B\"\"\",C", [["A", "\"B\"", "C"]] },
        { "quote at the end of an unquoted field", "A,B\",C", [["A", "B\"", "C"]] },
        { "the same in two rows", "A,B\",C\nD,E\",F", [["A", "B\"", "C"], ["D", "E\"", "F"]] },
        { "doubled quotes around a separator", "A,\"\"\",\"\"\",C", [["A", "\",\"", "C"]] },
        { "doubled quote right of a separator", "A,\",\"\"\",C", [["A", ",\"", "C"]] },
        { "doubled quote left of a separator", "A,\"\"\",\",C", [["A", "\",", "C"]] },
        { "five quotes in a row", "\"1\",\"cnonce=\"\"\"\",nc=\"\"\"\"\",\"2\"", [["1", "cnonce=\"\",nc=\"\"", "2"]] },
        { "space before the opening quote", "A, \"B\" ,C", [["A", " \"B\" ", "C"]] },
        { "quotes inside an unquoted field", "A,B \"B\",C", [["A", "B \"B\"", "C"]] },
        { "quote closed by a separator", "a,\"b\",c\nd,e,f", [["a", "b", "c"], ["d", "e", "f"]] },
        { "quote closed by a line end", "a,b,\"c\"\nd,e,f", [["a", "b", "c"], ["d", "e", "f"]] },
        { "quote closed by the end", "a,b,c\nd,e,\"f\"", [["a", "b", "c"], ["d", "e", "f"]] },
        { "separators and line breaks in quotes to the end", "a,\"b,c\nd,e,f\"", [["a", "b,c\nd,e,f"]] },
        { "line that starts with a quote", "a,b,c\n\"d\",e,f", [["a", "b", "c"], ["d", "e", "f"]] },
        { "first field empty", ",b,c\n\"d\",e,f", [["", "b", "c"], ["d", "e", "f"]] },
        { "lines that end with a quote", "a,b,c\n\"g\",\"h\",\"i\"\n\"j\",\"k\",\"l\"", [["a", "b", "c"], ["g", "h", "i"], ["j", "k", "l"]] },
        { "quote at the end, next line starts empty", "a,b,c\n,e,f\n,\"h\",\"i\"\n,\"k\",\"l\"", [["a", "b", "c"], ["", "e", "f"], ["", "h", "i"], ["", "k", "l"]] },
        { "doubled quotes at the end of a row", "a,b,\"c\"\"c\"\"\"\nd,e,f", [["a", "b", "c\"c\""], ["d", "e", "f"]] },
        { "empty quotes at the end", "a,b,\"\"\na,b,\"\"", [["a", "b", ""], ["a", "b", ""]] },
        { "empty fields in a row", "a,b,,,c,d\n,,e,,,f", [["a", "b", "", "", "c", "d"], ["", "", "e", "", "", "f"]] },
        { "a single field", "Abc def", [["Abc def"]] },
        { "a number sign", "#commented line", [["#commented line"]] },
        { "space at the start of a line", "a\n b\nc", [["a"], [" b"], ["c"]] },
        { "one column", "a\nb\nc\nd\ne", [["a"], ["b"], ["c"], ["d"], ["e"]] },
        { "carriage returns as line ends", "A,b,c\rd,E,f", [["A", "b", "c"], ["d", "E", "f"]] },
        { "CR LF", "A,b,c\r\nd,E,f", [["A", "b", "c"], ["d", "E", "f"]] },
        { "CR LF in quotes", "A,\"B\r\nB\",C", [["A", "B\r\nB", "C"]] },
        { "CR in quotes", "A,\"B\rB\",C", [["A", "B\rB", "C"]] },
        { "space after a closing quote", "A,\"B\" ,C,\"D\" \r\nE,F,\"G\"  ,\"H\"  \r\nQ,W,\"E\" ,R", [["A", "B", "C", "D"], ["E", "F", "G", "H"], ["Q", "W", "E", "R"]] },
        { "space after a closing quote, separator inside", "A,\",B\" ,C,D\nE,F,G,H", [["A", ",B", "C", "D"], ["E", "F", "G", "H"]] },
        { "space after a closing quote, line break inside", "a,b,\"c\n\" \nd,e,f", [["a", "b", "c\n"], ["d", "e", "f"]] },
        { "empty first field", "A,B,C\r\n,b1,c1\r\na2,b2,c2", [["A", "B", "C"], ["", "b1", "c1"], ["a2", "b2", "c2"]] },
        { "empty last field", "a,b,\r\nd,e,f", [["a", "b", ""], ["d", "e", "f"]] },
        { "row of empty fields", "a,,c\r\n,,", [["a", "", "c"], ["", "", ""]] },
        { "tab", "a\tb\tc\r\nd\te\tf", [["a", "b", "c"], ["d", "e", "f"]] },
        { "pipe", "a|b|c\r\nd|e|f", [["a", "b", "c"], ["d", "e", "f"]] },
        { "record separator of ASCII", "a\u001Eb\u001Ec\r\nd\u001Ee\u001Ef", [["a", "b", "c"], ["d", "e", "f"]] },
        { "unit separator of ASCII", "a\u001Fb\u001Fc\r\nd\u001Fe\u001Ff", [["a", "b", "c"], ["d", "e", "f"]] },
        { "comma and space as separator", "a, b, c", [["a", "b", "c"]] },
        { "comma and space as separator, quotes", "a, b, \"c, e\", d", [["a", "b", "c, e", "d"]] },
        { "empty lines between records, and at the end", "a,b,c\n\nd,e,f\n", [["a", "b", "c"], ["d", "e", "f"]] },
        { "pipes with commas inside", "one|two,two|three\nfour|five,five|six", [["one", "two,two", "three"], ["four", "five,five", "six"]] },
        { "commas, and pipes in the last field", "a,b,c\na,b,c|d|e|f", [["a", "b", "c"], ["a", "b", "c|d|e|f"]] },
        { "semicolons, commas in the first quotes", "\"Field1,1,1\";Field2;\"Field3\";Field4;Field5;Field6", [["Field1,1,1", "Field2", "Field3", "Field4", "Field5", "Field6"]] },
        { "semicolons, commas and doubled quotes", "Field1;Field2;\"Field,3,\"\"3,3\";Field4;Field5;\"Field6,6\"", [["Field1", "Field2", "Field,3,\"3,3", "Field4", "Field5", "Field6,6"]] },
        {
            "semicolons, lines of JSON in quotes", "id;title;data\r\n1;row one;\"{\n  \"\"a\"\": 1,\n  \"\"b\"\": 2\n}\"\r\n2;row two;\"{\n  \"\"a\"\": 1,\n  \"\"b\"\": 2\n}\"",
            [["id", "title", "data"], ["1", "row one", "{\n  \"a\": 1,\n  \"b\": 2\n}"], ["2", "row two", "{\n  \"a\": 1,\n  \"b\": 2\n}"]]
        },
        { "backslash before a quote", "a,b,\"c\\\"d\\\"f\"", [["a", "b", "c\"d\"f"]] },
        { "backslash before the last quote", "a,b,\"c\\\"d\\\"\"", [["a", "b", "c\"d\""]] },
        { "backslash before a letter", "a,b,\"c\\d\"", [["a", "b", "c\\d"]] },
        { "CR LF in quotes of a file of LF", "\"a\r\na\",\"b\"\n\"c\",\"d\"\n\"e\",\"f\"", [["a\r\na", "b"], ["c", "d"], ["e", "f"]] },
        { "LF in quotes of a file of CR LF", "\"a\na\",\"b\"\r\n\"c\",\"d\"\r\n\"e\",\"f\"", [["a\na", "b"], ["c", "d"], ["e", "f"]] },
        { "byte order mark", "\uFEFFA,B\nX,Y", [["A", "B"], ["X", "Y"]] },
    };

    /// <summary>Decided otherwise: <c>docs/reading.md</c>.</summary>
    public static TheoryData<string, string, string[][]> DecidedOtherwise => new()
    {
        { "an empty line is no record", "\r\na,b,c\r\n\r\nd,e,f\n\n", [["a", "b", "c"], ["d", "e", "f"]] },
        { "an empty line is no record in one column either", "a\nb\n\n\nc\n", [["a"], ["b"], ["c"]] },
        { "a line with a number sign is a record", "a,b,c\n# Comment\nd,e,f", [["a", "b", "c"], ["# Comment"], ["d", "e", "f"]] },
        { "every kind of line end ends a record", "a,b,c\nd,e,f\rg,h,i\n", [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]] },
        { "a row of separators alone is a record", "a,b\n,\nc,d", [["a", "b"], ["", ""], ["c", "d"]] },
        { "one cell in apostrophes is text", "a,b,'c,d'", [["a", "b", "'c", "d'"]] },
        { "no other character is a quote", ".a,b.,c\n.d.,e,f", [[".a", "b.", "c"], [".d.", "e", "f"]] },
        { "only a space may belong to a separator", "a$ b$ c", [["a$ b$ c"]] },
    };

    [Theory]
    [MemberData(nameof(ReadAlike))]
    [MemberData(nameof(DecidedOtherwise))]
    public void A_case_is_read(string title, string content, string[][] rows) =>
        ReadTable.Of(content, hasHeader: false).Cells.Should().BeEquivalentTo(rows, o => o.WithStrictOrdering(), title);

    /// <summary>Where papaparse takes a quote to run on over the lines, the loss is kept to the line that is wrong.</summary>
    [Theory]
    [InlineData("a,\"b,c\nd,e,f", "a|\"b|c", RecordFault.UnterminatedQuote, "d|e|f")]
    [InlineData("\"a,\"b,c\"\nd,e,f", "\"a|b,c", RecordFault.MalformedQuote, "d|e|f")]
    [InlineData("a,\"b,\"c\nd,e,f", "a|\"b|\"c", RecordFault.MalformedQuote, "d|e|f")]
    [InlineData("a,\"b\"c,d\ne,f,g", "a|\"b\"c|d", RecordFault.MalformedQuote, "e|f|g")]
    [InlineData("a,\"b,c\nd\"e,f,g", "a|\"b|c", RecordFault.UnterminatedQuote, "d\"e|f|g")]
    public void A_quote_that_is_wrong_spoils_its_line_alone(string content, string first, RecordFault fault, string second)
    {
        var rows = ReadTable.Of(content, hasHeader: false).Rows;

        rows.Select(row => string.Join('|', row.Cells)).Should().Equal(first, second);
        rows.Select(row => row.Fault).Should().Equal(fault, RecordFault.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(",,\n,,,")]
    [InlineData("\n\n")]
    public void A_file_without_a_value_is_empty(string content) => ReadTable.ErrorOf(content).Code.Should().Be("file_empty");

    [Theory]
    [InlineData("A,B,C\r\na,b,c", "A|B|C", "a|b|c")]
    [InlineData("A,B,C\r\n,b1,c1\r\n,b2,c2", "A|B|C", "|b1|c1", "|b2|c2")]
    [InlineData("A,B,C\r\na,b,", "A|B|C", "a|b|")]
    [InlineData("a,b,\"c\"\r\nd,e,\"f\"\r\n,\"h\",\"i\"", "a|b|c", "d|e|f", "|h|i")]
    [InlineData("\uFEFFA,B\nX,Y", "A|B", "X|Y")]
    [InlineData("a,b\n1,2\n3,4\n", "a|b", "1|2", "3|4")]
    [InlineData("A,A,A,A\n1,2,3,4", "A|A|A|A", "1|2|3|4")]
    [InlineData("__proto__,__proto__\n1,2", "__proto__|__proto__", "1|2")]
    [InlineData("to-be-ignored\na,b,c,d\n1,2,3,4", "a|b|c|d", "1|2|3|4")]
    [InlineData("#Comment\n#Comment\na,b,c\nd,e,f\n", "a|b|c", "d|e|f")]
    public void With_a_header_the_first_record_names_the_columns(string content, string header, params string[] rows)
    {
        var table = ReadTable.Of(content, hasHeader: true);

        table.Format.HasHeader.Should().BeTrue();
        string.Join('|', table.Header).Should().Be(header);
        table.Cells.Select(cells => string.Join('|', cells)).Should().Equal(rows);
    }

    [Fact]
    public void A_header_alone_is_no_list() =>
        ReadTable.TryOf("A,B,C"u8.ToArray(), hasHeader: true).Error!.Code.Should().Be("file_header_only");

    [Fact]
    public void A_row_with_too_few_or_too_many_fields_is_told_and_the_rest_is_read()
    {
        ReadTable.Of("A,B,C\r\na,b", hasHeader: true).Rows.Select(row => row.Fault).Should().Equal(RecordFault.TooFewFields);
        ReadTable.Of("A,B,C\r\na,b,c,d,e\r\nf,g,h", hasHeader: true).Rows.Select(row => row.Fault).Should().Equal(RecordFault.TooManyFields, RecordFault.None);
    }

    [Fact]
    public void What_is_said_of_the_header_holds_against_what_it_looks_like()
    {
        ReadTable.Of("Name,Email\nAnn,ann@x.org\n", hasHeader: false).Rows.Should().HaveCount(2);
        ReadTable.Of("Ann,ann@x.org\nBob,bob@y.org\n", hasHeader: true).Header.Should().Equal("Ann", "ann@x.org");
        ReadTable.Of("Report of May\nName,Email,City\nAnn,ann@x.org,Rome\n", hasHeader: false).Rows.Should().HaveCount(3);
    }
}
