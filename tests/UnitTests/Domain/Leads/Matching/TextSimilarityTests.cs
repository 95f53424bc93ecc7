using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class TextSimilarityTests
{
    // Winkler (1994), "Advanced Methods for Record Linkage", table 1
    [Theory]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.982)]
    [InlineData("DUNNINGHAM", "CUNNIGHAM", 0.896)]
    [InlineData("NICHLESON", "NICHULSON", 0.956)]
    [InlineData("JONES", "JOHNSON", 0.832)]
    [InlineData("MASSEY", "MASSIE", 0.933)]
    [InlineData("ABROMS", "ABRAMS", 0.922)]
    [InlineData("JERALDINE", "GERALDINE", 0.926)]
    [InlineData("MARHTA", "MARTHA", 0.961)]
    [InlineData("MICHELLE", "MICHAEL", 0.921)]
    [InlineData("JULIES", "JULIUS", 0.933)]
    [InlineData("DWAYNE", "DUANE", 0.84)]
    [InlineData("SEAN", "SUSAN", 0.805)]
    [InlineData("JON", "JOHN", 0.933)]
    [InlineData("JON", "JAN", 0.8)]
    [InlineData("ABC", "XYZ", 0)]
    [InlineData("", "", 1)]
    [InlineData("A", "", 0)]
    public void Jaro_Winkler_gives_the_published_values(string a, string b, double expected) =>
        TextSimilarity.JaroWinkler(Bytes(a), Bytes(b)).Should().BeApproximately(expected, 0.001);

    [Theory]
    [InlineData("smith", "smiht", 1)]
    [InlineData("smith", "smit", 1)]
    [InlineData("smith", "smyth", 1)]
    [InlineData("smith", "smith", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abcdefgh", "xxxxxxxx", 4)]
    public void Distance_counts_edits_up_to_its_limit(string a, string b, int expected) =>
        TextSimilarity.Distance(Bytes(a), Bytes(b), 3).Should().Be(expected);

    [Fact]
    public void One_edit_is_a_distance_of_one() =>
        Prop.ForAll((NonNull<string> x, NonNull<string> y) =>
            TextSimilarity.IsOneEdit(Bytes(x.Get), Bytes(y.Get)) == (TextSimilarity.Distance(Bytes(x.Get), Bytes(y.Get), 1) == 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Jaro_Winkler_is_symmetric_and_between_zero_and_one() =>
        Prop.ForAll((NonNull<string> x, NonNull<string> y) =>
        {
            var similarity = TextSimilarity.JaroWinkler(Bytes(x.Get), Bytes(y.Get));
            return similarity is >= 0 and <= 1 && Math.Abs(similarity - TextSimilarity.JaroWinkler(Bytes(y.Get), Bytes(x.Get))) < 0.12 && (x.Get != y.Get || similarity > 0.999);
        }).QuickCheckThrowOnFailure();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void No_two_texts_are_more_alike_than_their_common_letters_allow()
    {
        var random = new Random(5);
        for (var round = 0; round < 50_000; round++)
        {
            var (a, b) = (Word(), Word());
            var most = Math.Min(a.Count(b.Contains), b.Count(a.Contains));
            var prefix = a.AsSpan().CommonPrefixLength(b);

            TextSimilarity.MostJaroWinkler(most, a.Length, b.Length, prefix).Should().BeGreaterThanOrEqualTo(TextSimilarity.JaroWinkler(a, b));
        }

        byte[] Word() => [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => (byte)"abcde"[random.Next(5)])];
    }
}
