using System.Text;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Infrastructure.Reading;

public sealed class DelimitedTextTests
{
    [Theory]
    [InlineData(",", "\n")]
    [InlineData(";", "\r\n")]
    [InlineData("\t", "\r")]
    [InlineData("|", "\n")]
    [InlineData(", ", "\n")]
    public void The_separator_and_the_line_end_are_found(string separator, string lineEnd)
    {
        var table = ReadTable.Of(string.Join(lineEnd, new[] { "First Name@Email@City", "Ann@ann@x.org@Rome", "Bob@bob@y.org@Bern" }
            .Select((line, i) => i == 0 ? line.Replace("@", separator) : line.Replace("@x", "#x").Replace("@y", "#y").Replace("@", separator).Replace("#", "@"))));

        table.Header.Should().Equal("First Name", "Email", "City");
        table.Cells.Should().BeEquivalentTo(new[] { new[] { "Ann", "ann@x.org", "Rome" }, ["Bob", "bob@y.org", "Bern"] }, o => o.WithStrictOrdering());
        table.Format.Delimiter.Should().Be(separator[0]);
        table.Format.HasHeader.Should().BeTrue();
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_ends()
    {
        var table = ReadTable.Of("name,note\nAnn,\"a, \"\"b\"\"\nc\"\nBob,x\n");

        table.Cells.Should().BeEquivalentTo(new[] { new[] { "Ann", "a, \"b\"\nc" }, ["Bob", "x"] }, o => o.WithStrictOrdering());
        table.Rows.Select(row => row.Line).Should().Equal(2, 4);
        table.Rows.Should().OnlyContain(row => row.Fault == RecordFault.None && row.IsPlain);
    }

    [Fact]
    public void Single_quotes_with_backslashes_are_understood()
    {
        var table = ReadTable.Of("id,name,city\n1,'art\\'s deli','los angeles'\n2,'cafe, bizou','sherman oaks'\n3,campanile,'west la'\n");

        table.Format.Quote.Should().Be('\'');
        table.Cells.Should().BeEquivalentTo(
            new[] { new[] { "1", "art's deli", "los angeles" }, ["2", "cafe, bizou", "sherman oaks"], ["3", "campanile", "west la"] }, o => o.WithStrictOrdering());
    }

    [Fact]
    public void A_quoted_cell_may_end_in_a_backslash()
    {
        var table = ReadTable.Of("path;note\n\"a\\\";b\n1;2\n3;4\n5;6\nc;\";d\\\"\n");

        table.Cells.Should().BeEquivalentTo(new[] { new[] { "a\\", "b" }, ["1", "2"], ["3", "4"], ["5", "6"], ["c", ";d\\"] }, o => o.WithStrictOrdering());
    }

    [Theory]
    [InlineData("O'Neil,x\nD'Arcy,y\n'twas,z\nO'Hara,w\n")]
    [InlineData("a,it's\nb,'s-Hertogenbosch\nc,'t Hooft\nd,rock 'n' roll\n")]
    public void Apostrophes_are_no_quotes(string rows) => ReadTable.Of("name,note\n" + rows).Format.Quote.Should().Be('"');

    [Fact]
    public void A_separator_hint_is_followed_and_is_no_record()
    {
        var table = ReadTable.Of("sep=;\r\nname;city\r\nAnn, Dr;Rome\r\n");

        table.Header.Should().Equal("name", "city");
        table.Rows.Should().ContainSingle().Which.Line.Should().Be(3);
    }

    [Fact]
    public void Blank_lines_and_a_title_above_the_header_are_passed_over()
    {
        var table = ReadTable.Of("\n\nLead export of May\n\nfirst name,last name,email\nAnn,Lee,ann@x.org\n\nBob,Ray,bob@y.org");

        table.Header.Should().Equal("first name", "last name", "email");
        table.Rows.Select(row => row.Line).Should().Equal(6, 8);
    }

    [Fact]
    public void A_file_without_a_header_keeps_its_first_record()
    {
        var table = ReadTable.Of("Ann,Lee,ann@x.org,Rome\nBob,Ray,bob@y.org,Bern\n");

        table.Format.HasHeader.Should().BeFalse();
        table.Header.Should().Equal("column 1", "column 2", "column 3", "column 4");
        table.Rows.Should().HaveCount(2);
    }

    [Fact]
    public void Headers_stay_as_they_stand_also_when_doubled_or_empty()
    {
        var table = ReadTable.Of("Phone,Phone,,Email \n1,2,3,a@b.org\n");

        table.Header.Should().Equal("Phone", "Phone", "", "Email ");
    }

    [Fact]
    public void A_record_with_too_few_or_too_many_cells_is_a_row_with_a_fault()
    {
        var table = ReadTable.Of("a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12,,\n13,14,\n");

        table.Rows.Select(row => (row.Fault, row.FaultColumn)).Should().Equal(
            (RecordFault.None, -1), (RecordFault.TooFewFields, 2), (RecordFault.TooManyFields, 3), (RecordFault.None, -1), (RecordFault.None, -1));
    }

    [Fact]
    public void Empty_headers_at_the_end_need_no_cell()
    {
        var table = ReadTable.Of("name,city,,\nAnn,Rome\nBob,Bern,,\n");

        table.Rows.Should().OnlyContain(row => row.Fault == RecordFault.None);
    }

    [Fact]
    public void Columns_without_a_name_at_the_end_are_columns_all_the_same()
    {
        var table = ReadTable.Of("name,city\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"Ann{i},Rome,more{i}\n")));

        table.Header.Should().Equal("name", "city", "");
        table.Rows.Should().OnlyContain(row => row.Fault == RecordFault.None);
    }

    [Fact]
    public void Text_after_a_closing_quote_spoils_one_record()
    {
        var table = ReadTable.Of("name,city\n\"Ann\" Lee,Rome\n\"Bob\"  ,Bern\nCid,Oslo\n");

        table.Rows.Select(row => (row.Fault, row.FaultColumn)).Should().Equal((RecordFault.MalformedQuote, 0), (RecordFault.None, -1), (RecordFault.None, -1));
        table.Rows[1].Cells.Should().Equal("Bob", "Bern");
        table.Rows[1].IsPlain.Should().BeFalse();
    }

    [Fact]
    public void A_quote_inside_an_unquoted_cell_is_text()
    {
        var table = ReadTable.Of("name,size\nTV,42\"\nJoe \"Jo\" Ray,5' 10\"\n");

        table.Cells.Should().BeEquivalentTo(new[] { new[] { "TV", "42\"" }, ["Joe \"Jo\" Ray", "5' 10\""] }, o => o.WithStrictOrdering());
        table.Rows.Should().OnlyContain(row => row.Fault == RecordFault.None && !row.IsPlain);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_only_its_line()
    {
        var table = ReadTable.Of("name,city\nAnn,\"Rome\nBob,Bern\nCid,\"Oslo\"\nDan,Bonn\n");

        table.Rows.Select(row => row.Fault).Should().Equal(RecordFault.UnterminatedQuote, RecordFault.None, RecordFault.None, RecordFault.None);
        table.Rows[0].FaultColumn.Should().Be(1);
        table.Rows[0].Raw.Should().Be("Ann,\"Rome");
        table.Rows.Select(row => row.Line).Should().Equal(2, 3, 4, 5);
    }

    [Fact]
    public void Many_unclosed_quotes_are_read_in_linear_time()
    {
        var text = new StringBuilder("name,city\n");
        for (var i = 0; i < 200_000; i++)
        {
            text.Append(i % 2 == 0 ? "x,\"open\n" : "y,\"\"\"\"\n");
        }

        var table = ReadTable.Of(text.ToString());

        table.Rows.Should().HaveCount(200_000);
        table.Rows.Count(row => row.Fault == RecordFault.UnterminatedQuote).Should().Be(100_000);
    }

    [Fact]
    public void A_record_beyond_the_limit_is_one_row_with_a_fault_and_the_rest_goes_on()
    {
        var table = ReadTable.Of("name,note\nAnn,x\nBob," + new string('b', 3 << 20) + "\nCid,\"" + new string('c', 3 << 20) + "\"\nDan,y\n");

        table.Rows.Select(row => row.Fault).Should().Equal(RecordFault.None, RecordFault.TooLong, RecordFault.TooLong, RecordFault.None);
        table.Rows.Select(row => row.Line).Should().Equal(2, 3, 4, 5);
        table.Rows[1].RawBytes.Should().HaveCount(1 << 20);
        table.Rows[3].Cells.Should().Equal("Dan", "y");
    }

    [Fact]
    public void Invalid_bytes_in_a_UTF8_file_are_a_fault_of_their_record()
    {
        byte[] bytes = [.. "name,city\nJosé,Köln\nZoë,Zürich\n"u8, (byte)'X', 0xFF, (byte)'Y', .. ",Rome\nÅsa,Umeå\n"u8];

        var table = ReadTable.Of(bytes);

        table.Format.Encoding.Should().Be("utf-8");
        table.Rows.Select(row => (row.Fault, row.FaultColumn)).Should().Equal((RecordFault.None, -1), (RecordFault.None, -1), (RecordFault.InvalidEncoding, 0), (RecordFault.None, -1));
        table.Rows[2].Cells.Should().Equal("X\uFFFDY", "Rome");
        table.Rows[2].RawBytes.Should().Equal((byte)'X', 0xFF, (byte)'Y', (byte)',', (byte)'R', (byte)'o', (byte)'m', (byte)'e');
    }

    [Fact]
    public void Zero_bytes_are_text()
    {
        var table = ReadTable.Of("name,city\nA\0nn,Rome\nBob,Bern and much more text so that the zero is an accident\n");

        table.Rows[0].Cells.Should().Equal("A\0nn", "Rome");
    }

    [Theory]
    [InlineData("Ann,Rome", true)]
    [InlineData("Ann,=1+1", false)]
    [InlineData("\"=1\",Rome", false)]
    [InlineData("+1 555 123 4567,-5", true)]
    [InlineData("\"Ann, B\",Rome", true)]
    [InlineData("Ann,", true)]
    public void A_row_that_a_writer_may_copy_is_plain(string row, bool plain) => ReadTable.Of("name,city\nx,y\n" + row + "\n").Rows[1].IsPlain.Should().Be(plain);

    [Fact]
    public void A_row_of_another_dialect_is_not_plain() => ReadTable.Of("name;city\nAnn;Rome\n").Rows[0].IsPlain.Should().BeFalse();

    [Fact]
    public void Runs_hold_a_fixed_number_of_records_and_add_up()
    {
        var text = new StringBuilder("id,note\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(i).Append(i % 5000 == 4999 ? ",\"a\nb\"\n" : ",x\n");
        }

        var table = ReadTable.Of(text.ToString());

        table.Rows.Should().HaveCount(20_000);
        table.CountedRows.Should().Be(20_000);
        table.Rows.Select(row => row.Cells[0]).Should().Equal(Enumerable.Range(0, 20_000).Select(i => $"{i}"));
        table.Rows[^1].Line.Should().Be(20_000 + 1 + 3);
        table.Sample.Should().HaveCount(1000);
        table.Sample[^1][0].Should().NotBe("999");
    }
}
