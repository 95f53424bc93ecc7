using System.Text;
using Platform.Application.LeadFiles.Refining;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;
using Platform.UnitTests.Domain.Leads;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

public sealed class WrittenValuesTests
{
    private const string Long = "a text that is longer than one vector and longer than two of them as well so that it is copied in three parts";

    [Theory]
    [InlineData("Ann", "Lee", "+12125551234", "Ann,Lee,,a@b.com,valid,,+12125551234,valid,1 Main St,,New York,NY,10001,\n")]
    [InlineData("", "", "", ",,,a@b.com,valid,,,missing,1 Main St,,New York,NY,10001,\n")]
    [InlineData(Long, Long, "+12125551234", Long + "," + Long + ",,a@b.com,valid,,+12125551234,valid,1 Main St,,New York,NY,10001,\n")]
    [InlineData("Ann", "Lee, Jr", "", "Ann,\"Lee, Jr\",,a@b.com,valid,,,missing,1 Main St,,New York,NY,10001,\n")]
    [InlineData("Ann", "=1+1", "", "Ann,'=1+1,,a@b.com,valid,,,missing,1 Main St,,New York,NY,10001,\n")]
    [InlineData("-5", "Lee", "", "-5,Lee,,a@b.com,valid,,,missing,1 Main St,,New York,NY,10001,\n")]
    [InlineData("-x", "Lee", "+12125551234", "'-x,Lee,,a@b.com,valid,,+12125551234,valid,1 Main St,,New York,NY,10001,\n")]
    public void Values_are_guarded_and_quoted_only_where_needed(string first, string last, string phone, string written)
    {
        var batch = new LeadRows().Add(first, last, "a@b.com", phone, "1 Main St", "New York", "NY", "10001").Batch;
        var output = new CsvBuffer(1);

        LeadValueCells.Write(batch, 0, output);

        Encoding.UTF8.GetString(output.Written).Should().Be(written);
    }

    [Fact]
    public void What_needs_quotes_in_the_values_of_the_next_row_does_not_matter()
    {
        var batch = new LeadRows().Add("Ann", "Lee").Add(",\",\",\",\",\",\",\",\"", "\n\n\n\n\n\n\n\n").Batch;
        var output = new CsvBuffer(1);

        LeadValueCells.Write(batch, 0, output);

        Encoding.UTF8.GetString(output.Written).Should().StartWith("Ann,Lee,,").And.NotContain("\"");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 100)]
    [InlineData(70, 100)]
    public void A_stretch_of_one_buffer_is_appended_to_another(int start, int end)
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => (char)('a' + (i % 26)))));
        var (from, to) = (new CsvBuffer(1), new CsvBuffer(1));
        from.Plain(text);
        to.Plain("first,"u8);

        to.Plain(from, start, end);
        to.Plain(new PaddedText(",last"u8));

        Encoding.ASCII.GetString(to.Written).Should().Be($"first,{Encoding.ASCII.GetString(text[start..end])},last");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(1_000)]
    public void Bits_are_counted_however_many_numbers_there_are(int numbers)
    {
        var counts = new BitCounts();
        var more = new BitCounts();
        for (var i = 0; i < numbers; i++)
        {
            counts.Add(0x80000001u | ((uint)i << 4));
            more.Add(2);
        }

        counts.Add(more);

        counts[0].Should().Be(numbers);
        counts[1].Should().Be(numbers);
        counts[2].Should().Be(0);
        counts[31].Should().Be(numbers);
        counts[5].Should().Be(Enumerable.Range(0, numbers).Count(i => (i & 2) != 0));
    }

    [Fact]
    public void Scores_are_put_into_words_with_their_signals()
    {
        var scores = new ScoreTexts(LeadScoreWeights.Documented);
        var all = Enum.GetValues<ScoreSignals>().Where(signal => signal != ScoreSignals.None).ToArray();

        // Twice, so that those that share a place in the table have taken it from each other.
        foreach (var signal in all.Concat(all))
        {
            var text = scores.Of(signal | ScoreSignals.EmailValid);

            text.Score.Should().Be(LeadScoreWeights.Documented.Score(signal | ScoreSignals.EmailValid));
            Encoding.ASCII.GetString(text.Text.Text).Should().StartWith($"{text.Score.Value},{text.Score.Band},email+140");
        }

        Encoding.ASCII.GetString(scores.Of(ScoreSignals.None).Text.Text).Should().Be("0,D,");
    }
}
