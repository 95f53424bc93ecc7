using System.Text.Json;
using Platform.Application.LeadFiles.Refining;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

public sealed class RefiningOptionsTests
{
    [Fact]
    public void Every_option_is_read_and_unknown_members_are_ignored()
    {
        var options = Parse("""{"mapping": {"Tel": "phone", "Junk": "none"}, "match": ["SKU"], "threshold": 0.9, "default_country": "ca", "has_header": false, "colour": 1}""").Value;

        options.Mapping.Should().Equal(new Dictionary<string, string> { ["Tel"] = "phone", ["Junk"] = "none" });
        options.Match.Should().Equal("SKU");
        options.Threshold.Should().Be(0.9);
        options.DefaultCountry.Should().Be("CA");
        options.HasHeader.Should().BeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"mapping": null, "match": null, "threshold": null, "default_country": null, "has_header": null}""")]
    public void Nothing_said_means_that_everything_is_found_out(string json)
    {
        var options = Parse(json).Value;

        options.Mapping.Should().BeEmpty();
        options.Match.Should().BeNull();
        options.Threshold.Should().BeNull();
        options.DefaultCountry.Should().Be("US");
        options.HasHeader.Should().BeNull();
    }

    [Theory]
    [InlineData("[]", "options")]
    [InlineData("""{"mapping": []}""", "options.mapping")]
    [InlineData("""{"mapping": {"Tel": "telefone"}}""", "options.mapping")]
    [InlineData("""{"mapping": {"Tel": 3}}""", "options.mapping")]
    [InlineData("""{"match": "SKU"}""", "options.match")]
    [InlineData("""{"match": [1]}""", "options.match")]
    [InlineData("""{"threshold": 0.4}""", "options.threshold")]
    [InlineData("""{"threshold": "high"}""", "options.threshold")]
    [InlineData("""{"threshold": 1e999}""", "options.threshold")]
    [InlineData("""{"default_country": "USA"}""", "options.default_country")]
    [InlineData("""{"default_country": 1}""", "options.default_country")]
    [InlineData("""{"has_header": "no"}""", "options.has_header")]
    public void A_wrong_option_is_named_with_what_it_should_be(string json, string field)
    {
        var error = Parse(json).Error!;

        error.Code.Should().Be("invalid_options");
        error.Fields.Should().ContainKey(field);
        error.Message.Should().StartWith(field.Split('[')[0]);
    }

    private static Platform.Domain.Common.Result<RefiningOptions> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RefiningOptions.Parse(document.RootElement);
    }
}
