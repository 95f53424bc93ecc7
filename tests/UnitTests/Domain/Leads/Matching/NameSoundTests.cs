using System.Runtime.Intrinsics;
using System.Text;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class NameSoundTests
{
    [Theory]
    [InlineData("rupert", "robert")]
    [InlineData("ashcraft", "ashcroft")]
    [InlineData("smith", "smythe")]
    [InlineData("pfister", "pister")]
    public void Names_that_sound_alike_have_one_sound(string a, string b) => NameSound.Of(Packed(a)).Should().Be(NameSound.Of(Packed(b)));

    [Theory]
    [InlineData("smith", "smitten")]
    [InlineData("lee", "bee")]
    [InlineData("tymczak", "tymak")]
    public void Names_that_sound_different_have_two(string a, string b) => NameSound.Of(Packed(a)).Should().NotBe(NameSound.Of(Packed(b)));

    [Fact]
    public void A_missing_name_has_none() => NameSound.Of(Vector128<byte>.Zero).Should().Be(0);

    [Fact]
    public void All_letters_at_once_give_what_one_after_the_other_does()
    {
        var random = new Random(1);
        const string Characters = "abcdefghijklmnopqrstuvwxyzhhwwsszz 0é";
        for (var i = 0; i < 20_000; i++)
        {
            var name = Packed(string.Concat(Enumerable.Range(0, random.Next(17)).Select(_ => Characters[random.Next(Characters.Length)])));

            NameSound.Of(name).Should().Be(NameSound.OneByOne(name));
        }
    }

    private static Vector128<byte> Packed(string name)
    {
        Span<byte> bytes = stackalloc byte[64];
        bytes.Clear();
        Encoding.UTF8.GetBytes(name, bytes);
        return Vector128.Create<byte>(bytes);
    }
}
