using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Platform.Domain.Leads.Mapping;

namespace Platform.UnitTests.Domain.Leads.Mapping;

/// <summary>Shapes that are looked for by hand, against the expressions that say what they are.</summary>
public sealed partial class ValueShapeTests
{
    [Fact]
    public void A_number_is_what_the_expression_says()
    {
        string[] pieces = ["-", "+", "(", ")", " ", "\t", "$", "€", "1", "23", "456", "7890", "٣", ",", ".", "e", "E", "%", "a"];

        Compare(pieces, 7, ValueShape.IsNumber, NumberPattern().IsMatch);
    }

    [Fact]
    public void A_street_is_what_the_expression_says()
    {
        string[] pieces = ["1", "12", "٣", "b", " ", "  ", "-", "1/2", "-1/2", "-14", ".", "#", "\n", "_", "é", "St", "Main", "AVE", "way", "p", "P", "o", "O", "Box", "box", "PO Box 1", "12 "];

        Compare(pieces, 8, ValueShape.IsStreet, StreetPattern().IsMatch);
    }

    [Fact]
    public void The_address_of_a_site_is_what_the_expression_says()
    {
        string[] pieces = ["http://", "HTTPS://", "www.", ".", "..", "/", "-", "_", "a", "Shop", "é", "9", "com", "CO", "uk", "museum", " ", "@", ":", ".com", ".io/"];

        Compare(pieces, 6, ValueShape.IsUrl, UrlPattern().IsMatch);
    }

    [Theory]
    [InlineData("12 Main St", true)]
    [InlineData("12 Street", false)]
    [InlineData("12B N Main Street, Apt 4", true)]
    [InlineData("12-14 Oak Ave.", true)]
    [InlineData("12 1/2 Elm Rd", true)]
    [InlineData("Main St", false)]
    [InlineData("12 Stone", false)]
    [InlineData("P.O. Box 12", true)]
    [InlineData("PO Boxer 12", false)]
    public void A_street_has_a_number_and_a_word_for_it(string value, bool expected) => ValueShape.IsStreet(value).Should().Be(expected);

    [Theory]
    [InlineData("1,234,567.89", true)]
    [InlineData("$ 1.250,50", false)]
    [InlineData("(12%)", true)]
    [InlineData("1,2345", true)]
    [InlineData("12,34,567", false)]
    [InlineData("5 %", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void A_number_may_be_grouped_signed_and_in_percent(string value, bool expected) => ValueShape.IsNumber(value).Should().Be(expected);

    // Random values from the pieces; enough of them have the shape for the comparison to say something.
    private static void Compare(string[] pieces, int most, Func<string, bool> byHand, Func<string, bool> byExpression)
    {
        var random = new Random(5);
        var (hits, values) = (0, 200_000);
        var value = new StringBuilder();
        for (var i = 0; i < values; i++)
        {
            value.Clear();
            for (var left = random.Next(most) + 1; left > 0; left--)
            {
                value.Append(pieces[random.Next(pieces.Length)]);
            }

            var text = value.ToString();
            var expected = byExpression(text.Trim());
            hits += expected ? 1 : 0;
            byHand(text).Should().Be(expected, "so it is for »{0}«", text);
        }

        hits.Should().BeGreaterThan(values / 200);
    }

    [GeneratedRegex(@"^[-+(]?\s?[$€£]?\s?-?(\d{1,3}(,\d{3})+|\d+)?([.,]\d+)?([eE][-+]?\d+)?\s?%?\)?(?<=\d[%)]?\)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^((https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.(com|org|net|io|co|us|biz|info|gov|edu|de|uk|ca|au)(/\S*)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(
        @"^(\d+[A-Za-z]?([- ]1/2)?(-\d+)?\s+\S.*\b(st|street|ave|av|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|cir|circle|pl|place|way|ter|terrace|trl|trail|pkwy|parkway|hwy|highway|loop|sq|square|run|cv|cove|broadway|row|pike|path|xing|crossing|pt|point|rte|route)\b|p\.?\s?o\.?\s+box\s+\w+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StreetPattern();
}
