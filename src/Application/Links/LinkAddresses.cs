using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Makes the addresses that are handed out. They hold the token and are not kept; the same link gives the same address for as long as the signing key stays.</summary>
internal sealed class LinkAddresses(LinkOptions options, ITokenIssuer tokens, IPublicUrl publicUrl)
{
    /// <summary>The address of a link, its parameters in the order of the document.</summary>
    /// <param name="link">The link.</param>
    /// <param name="teamSlug">Slug of its team.</param>
    public string Of(Link link, string teamSlug)
    {
        var token = tokens.IssueLinkToken(link.Batch.UserId, link.Id, link.Batch.ExpiresAt);
        var username = Uri.EscapeDataString($"{link.Email}@{teamSlug}");
        var page = $"/app.html?token={token}&licencePlate=&vin=&username={username}&metadata={Uri.EscapeDataString(link.Batch.Metadata)}";
        return string.IsNullOrWhiteSpace(options.BaseUrl) ? publicUrl.For(page) : options.BaseUrl.TrimEnd('/') + page;
    }
}
