namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>
/// The twelve files of csv-spectrum (M. Ogden, BSD-2-Clause), each written out here. Every one is read as its JSON says; but for <c>location_coordinates</c>, whose
/// JSON has another telephone number than its file.
/// </summary>
public sealed class CsvSpectrumTests
{
    private static readonly byte[] DegreesInReplacement = [.. "37"u8, 0xEF, 0xBF, 0xBD, .. "36'37.8\"N 121"u8, 0xEF, 0xBF, 0xBD, .. "2'17.9\"W"u8];

    public static TheoryData<string, string, string[], string[][]> Files => new()
    {
        { "comma_in_quotes", "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n", ["first", "last", "address", "city", "zip"], [["John", "Doe", "120 any st.", "Anytown, WW", "08123"]] },
        { "empty", "a,b,c\n1,\"\",\"\"\n2,3,4\n", ["a", "b", "c"], [["1", "", ""], ["2", "3", "4"]] },
        { "empty_crlf", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", ["a", "b", "c"], [["1", "", ""], ["2", "3", "4"]] },
        { "escaped_quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", ["a", "b"], [["1", "ha \"ha\" ha"], ["3", "4"]] },
        { "json", "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n", ["key", "val"], [["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]] },
        { "newlines", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", ["a", "b", "c"], [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]] },
        { "newlines_crlf", "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n", ["a", "b", "c"], [["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]] },
        { "quotes_and_newlines", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", ["a", "b"], [["1", "ha \n\"ha\" \nha"], ["3", "4"]] },
        { "simple", "a,b,c\n1,2,3\n", ["a", "b", "c"], [["1", "2", "3"]] },
        { "simple_crlf", "a,b,c\r\n1,2,3\r\n", ["a", "b", "c"], [["1", "2", "3"]] },
        { "utf8", "a,b,c\n1,2,3\n4,5,ʤ\n", ["a", "b", "c"], [["1", "2", "3"], ["4", "5", "ʤ"]] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_spectrum_is_read_and_its_header_found(string file, string content, string[] header, string[][] rows)
    {
        var table = ReadTable.Of(content);

        table.Format.HasHeader.Should().BeTrue(file);
        table.Header.Should().Equal(header);
        table.Cells.Should().BeEquivalentTo(rows, o => o.WithStrictOrdering());
    }

    [Fact]
    public void Quotes_inside_an_unquoted_cell_of_coordinates_are_text()
    {
        var table = ReadTable.Of([.. "Contact Phone Number,Location Coordinates,Cities,Counties\n2095257564,"u8, .. DegreesInReplacement, .. ",Modesto,Stanislaus"u8]);

        table.Header.Should().Equal("Contact Phone Number", "Location Coordinates", "Cities", "Counties");
        table.Cells.Should().ContainSingle().Which.Should().Equal("2095257564", "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Modesto", "Stanislaus");
    }
}
