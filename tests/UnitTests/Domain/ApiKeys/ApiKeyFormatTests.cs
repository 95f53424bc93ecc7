using Platform.Domain.ApiKeys;

namespace Platform.UnitTests.Domain.ApiKeys;

public sealed class ApiKeyFormatTests
{
    private const string Id = "key_0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_key_tells_its_id_and_has_a_fixed_form()
    {
        var key = ApiKeyFormat.Write(Id, new byte[32]);

        key.Should().MatchRegex("^plk_[0-9a-f]{32}_[0-9A-Za-z]{49}$");
        ApiKeyFormat.TryReadId(key, out var id).Should().BeTrue();
        id.Should().Be(Id);
    }

    [Fact]
    public void The_largest_secret_fits() => ApiKeyFormat.TryReadId(ApiKeyFormat.Write(Id, [.. Enumerable.Repeat((byte)255, 32)]), out _).Should().BeTrue();

    [Fact]
    public void A_key_with_any_character_changed_is_none()
    {
        var key = ApiKeyFormat.Write(Id, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

        for (var i = 0; i < key.Length; i++)
        {
            var changed = key[..i] + (key[i] == 'a' ? 'b' : 'a') + key[(i + 1)..];
            ApiKeyFormat.TryReadId(changed, out _).Should().BeFalse($"character {i} is another");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plk_")]
    [InlineData("sk_live_0123456789")]
    public void Other_texts_are_none(string? text) => ApiKeyFormat.TryReadId(text, out _).Should().BeFalse();
}
