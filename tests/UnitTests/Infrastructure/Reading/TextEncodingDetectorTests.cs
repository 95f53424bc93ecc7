using System.Text;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>Texts that are looked at in several pieces, which cut sequences of bytes wherever they fall.</summary>
public sealed class TextEncodingDetectorTests
{
    private const int Piece = 8 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sequence_that_lies_across_two_pieces_is_valid(int ascii)
    {
        var text = new string('a', ascii) + string.Concat(Enumerable.Repeat("😀", (Piece / 4) + 70_000));

        Detect(Encoding.UTF8.GetBytes(text)).Should().Be(new DetectedEncoding("utf-8", null, 0, IsValid: true));
    }

    [Fact]
    public void One_that_has_no_end_is_not()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é", (Piece / 2) + 2)));

        Detect(bytes[..^1]).Should().Be(new DetectedEncoding("utf-8", null, 0, IsValid: false));
        Detect(bytes[..(Piece - 1)]).Should().Be(new DetectedEncoding("utf-8", null, 0, IsValid: false));
    }

    [Fact]
    public void Letters_of_Windows_1252_are_counted_in_all_pieces()
    {
        var bytes = Encoding.ASCII.GetBytes(new string('a', Piece + 100));
        bytes.AsSpan(Piece - 2, 4).Fill((byte)0xE9);

        Detect(bytes)!.Name.Should().Be("windows-1252");
    }

    private static DetectedEncoding? Detect(byte[] content)
    {
        using var scratch = new ScratchDirectory();
        var path = Path.Combine(scratch.Path, "list.csv");
        File.WriteAllBytes(path, content);
        using var file = File.OpenHandle(path);
        return TextEncodingDetector.Detect(file, content.AsSpan(0, 4096), CancellationToken.None);
    }
}
