using System.Text;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

/// <summary>What is folded and hashed in one vector is what is folded and hashed byte by byte.</summary>
public sealed class FoldedTextTests
{
    private const string Characters = "abcXYZ019  '.-\u00E9@+";

    [Fact]
    public void Plain_values_fold_and_hash_as_any_value_does()
    {
        var buffer = new byte[64];
        var plain = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var value = Any(i, 34, i % 2 == 0 ? "abcdefgXYZ019 " : Characters);
            var folded = buffer.AsSpan(0, Fold.Words(value, buffer));
            if (FoldedText.TryFold(value, out var text))
            {
                plain++;
                text.Length.Should().Be(folded.Length);
                text.Hash().Should().Be(Fold.Hash(folded));
                Enumerable.Range(0, 32).Select(place => text.Bytes[place]).Should().Equal([.. folded, .. new byte[32 - folded.Length]]);
                Enumerable.Range(0, folded.Length).Where(place => (text.Spaces >> place & 1) != 0).Should().Equal(Places(folded.ToArray(), b => b == ' '));
                Enumerable.Range(0, folded.Length).Where(place => (text.Digits >> place & 1) != 0).Should().Equal(Places(folded.ToArray(), b => char.IsAsciiDigit((char)b)));
                text.Head(folded.Length / 2).Hash().Should().Be(Fold.Hash(folded[..(folded.Length / 2)]));
            }

            FoldedValues.Words(value, buffer).Should().Be(Fold.Hash32(folded));
        }

        plain.Should().BeGreaterThan(10_000);
    }

    [Fact]
    public void A_short_word_is_hashed_as_any_value_is()
    {
        var buffer = new byte[64];
        var words = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var value = Any(i, 10, i % 2 == 0 ? "abcdefgXYZ019" : Characters);
            var folded = buffer.AsSpan(0, Fold.Words(value, buffer));
            if (FoldedText.TryHashWord(value, out var hash))
            {
                words++;
                hash.Should().Be(Fold.Hash(folded));
                value.Should().NotContain((byte)' ');
            }

            FoldedValues.State(value, buffer).Should().Be((ushort)FoldedValues.Words(value, buffer));
            FoldedValues.Postcode(value, buffer).Should().Be(value.Length > 5 && value[5] == '-' ? FoldedValues.Code(value.AsSpan(0, 5), buffer) : FoldedValues.Code(value, buffer));
        }

        words.Should().BeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("+12125550123", 12125550123)]
    [InlineData("+1234567890123456", 1234567890123456)]
    [InlineData("+12345678901234567", 12345678901234567)]
    [InlineData("+1 (212) 555-0123", 12125550123)]
    [InlineData("212.555.0123", 2125550123)]
    [InlineData("+", 0)]
    [InlineData("", 0)]
    public void The_digits_of_a_telephone_number_are_a_number(string text, ulong number) => FoldedValues.Digits(Encoding.ASCII.GetBytes(text)).Should().Be(number);

    [Theory]
    [InlineData("1643 North Woodland Ave", 1643, "north woodland ave")]
    [InlineData("12345678 A ST", 12345678, "a st")]
    [InlineData("123456789 A ST", 123456789, "a st")]
    [InlineData("7 4TH ST", 7, "4th st")]
    [InlineData("12B Main Street", 12, "main street")]
    [InlineData("12th Street", 0, "12th street")]
    [InlineData("9 St. John's-by-the-Sea Boulevard West", 9, "st johns by the sea boulevard west")]
    [InlineData("12", 12, "12")]
    [InlineData("Oak Lane", 0, "oak lane")]
    [InlineData("", 0, "")]
    public void A_street_is_its_number_and_the_hash_of_its_name(string line, int house, string name) =>
        FoldedValues.Street(Encoding.ASCII.GetBytes(line), new byte[256]).Should().Be(((uint)house, Fold.Hash32(Encoding.ASCII.GetBytes(name))));

    [Theory]
    [InlineData("Jane.Doe@Example.com", "jane.doe", "example.com")]
    [InlineData("Jane.Doe+list@Gmail.com", "janedoe", "gmail.com")]
    [InlineData("janedoe@googlemail.com", "janedoe", "gmail.com")]
    [InlineData("+jane+x@example.com", "+jane", "example.com")]
    [InlineData("a.very.long.name.of.more.than.thirty.two.letters@an.even.longer.domain.of.many.parts.example.com", "a.very.long.name.of.more.than.thirty.two.letters", "an.even.longer.domain.of.many.parts.example.com")]
    public void An_address_is_compared_without_what_its_owner_may_add(string address, string local, string domain) =>
        FoldedValues.Mailbox(Encoding.ASCII.GetBytes(address), new byte[256])
            .Should().Be((Fold.Both(Fold.Hash(Encoding.ASCII.GetBytes(local)), Fold.Hash32(Encoding.ASCII.GetBytes(domain))), Fold.Hash32(Encoding.ASCII.GetBytes(local)), Fold.Hash32(Encoding.ASCII.GetBytes(domain))));

    [Fact]
    public void Words_of_a_legal_form_are_taken_out_and_the_others_told_apart()
    {
        var name = Encoding.ASCII.GetBytes("the acme company of acme inc");
        var words = new uint[24];

        var rest = CompanyName.WithoutLegalForm(name, words, out var count);

        Encoding.ASCII.GetString(rest).Should().Be("acme of acme");
        words[..count].Should().Equal(Fold.Hash32("acme"u8), Fold.Hash32("of"u8));
    }

    [Fact]
    public void A_name_of_legal_forms_only_stays_as_it_is()
    {
        Encoding.ASCII.GetString(CompanyName.WithoutLegalForm(Encoding.ASCII.GetBytes("the company inc"), new uint[24], out var count)).Should().Be("the company inc");
        count.Should().Be(0);
    }

    [Fact]
    public void Every_number_of_a_table_is_found_by_its_hash_and_no_other()
    {
        var numbers = Enumerable.Range(1, 1_000).ToDictionary(i => Fold.Mix((ulong)i), i => (ulong)i);
        var table = new HashedNumbers(numbers);

        Enumerable.Range(1, 3_000).Should().OnlyContain(i => table[Fold.Mix((ulong)i)] == (i <= 1_000 ? (ulong)i : 0));
        table[0].Should().Be(0);
    }

    private static byte[] Any(int seed, int most, string characters)
    {
        var random = new Random(seed);
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => characters[random.Next(characters.Length)])));
    }

    private static IEnumerable<int> Places(byte[] text, Func<byte, bool> which) => Enumerable.Range(0, text.Length).Where(place => which(text[place]));
}
