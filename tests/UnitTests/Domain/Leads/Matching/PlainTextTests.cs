using System.Text;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

/// <summary>What is folded in blocks is what is folded byte by byte.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void Every_length_and_every_byte_at_every_place_is_told_rightly()
    {
        var output = new byte[64];
        for (var length = 1; length <= 40; length++)
        {
            for (var place = 0; place < length; place++)
            {
                for (var value = 0; value < 256; value++)
                {
                    var text = Encoding.ASCII.GetBytes(new string('Q', length));
                    text[place] = (byte)value;

                    PlainText.TryLower(text, output).Should().Be(IsPlain(text), "{0} bytes with {1} at {2}", length, value, place);
                    if (IsPlain(text))
                    {
                        output[..length].Should().Equal(Array.ConvertAll(text, b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("a  b", false)]
    [InlineData("a b c", true)]
    [InlineData("1234567  abcdefgh", false)]
    [InlineData("123456789012345  7", false)]
    [InlineData("123456789012345 7 9 1", true)]
    [InlineData("1234567890123456789012345678901 ", false)]
    [InlineData("", true)]
    public void Spaces_stand_alone_and_inside(string text, bool plain) =>
        PlainText.TryLower(Encoding.ASCII.GetBytes(text), new byte[64]).Should().Be(plain);

    private static bool IsPlain(byte[] text) =>
        text.Length <= 32 && text[0] != ' ' && text[^1] != ' ' && text.All(b => char.IsAsciiLetterOrDigit((char)b) || b == ' ');
}
