using Platform.WebApi.CommandLine;
using Platform.WebApi.Demo;

namespace Platform.UnitTests.WebApi.Demo;

public sealed class KnownAnswersTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Fact]
    public void Pairs_are_counted_by_who_is_really_one_person()
    {
        // Rows 1 and 2 are one person and were found; 3 and 4 are one and were not; 5 was wrongly put to the first.
        var known = Compare(
            "lead_row,lead_status,lead_cluster,lead_email_status,lead_phone_status\n1,accepted,a,valid,valid\n2,duplicate,a,valid,missing\n3,accepted,b,invalid,valid\n4,accepted,c,risky,valid\n5,duplicate,a,valid,valid\n",
            "row,person,changes,fault,email_status,phone_status\n1,7,,,valid,valid\n2,7,,,valid,valid\n3,8,,,invalid,\n4,8,,,valid,\n5,9,,,,\n");

        (known.Pairs, known.PairsFound, known.PairsRight).Should().Be((2, 3, 1));
        known.Precision.Should().BeApproximately(1 / 3.0, 1e-9);
        known.Recall.Should().Be(0.5);
        known.F1.Should().BeApproximately(0.4, 1e-9);
        (known.Emails, known.EmailsRight, known.Phones, known.PhonesRight).Should().Be((4, 3, 2, 1));
    }

    [Fact]
    public void Records_that_cannot_be_read_are_judged_by_their_rejection_only()
    {
        var known = Compare(
            "lead_row,lead_status,lead_cluster\n1,rejected,\n2,accepted,x\n3,rejected,\n",
            "row,person,changes,fault,email_status,phone_status\n1,,,too_few_fields,,\n2,,,malformed_quote,,\n3,4,,,,\n");

        (known.Unreadable, known.UnreadableRejected, known.Pairs, known.PairsFound).Should().Be((2, 1, 0, 0));
    }

    [Fact]
    public void A_refined_file_without_a_row_is_not_judged_but_refused()
    {
        var compare = () => Compare("lead_row,lead_status\n1,accepted\n3,accepted\n", "row,person,fault\n1,1,\n2,2,\n3,3,\n");

        compare.Should().Throw<CommandFailedException>().WithMessage("*row 2*");
    }

    [Fact]
    public void Our_column_counts_where_the_customer_has_one_of_the_same_name()
    {
        var path = Write("a.csv", "lead_row,\"na\"\"me\",lead_row\r\nx,\"two\r\nlines, and a comma\",1\r\n");
        using var rows = new CsvRows(path);

        rows.Read().Should().BeTrue();
        (rows["lead_row"], rows["na\"me"], rows["none"]).Should().Be(("1", "two\r\nlines, and a comma", ""));
        rows.Read().Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private KnownAnswers Compare(string refined, string answers) => KnownAnswers.Compare(Write("refined.csv", refined), Write("truth.csv", answers));

    private string Write(string name, string text)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
