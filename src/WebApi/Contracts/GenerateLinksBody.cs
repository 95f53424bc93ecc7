using System.Text.Json.Serialization;
using Platform.Application.Links.GenerateLink;

namespace Platform.WebApi.Contracts;

/// <summary>Application links to be made.</summary>
/// <param name="Emails">For whom: up to 1,000 addresses; one that is given twice gets two links.</param>
/// <param name="Metadata">Any text that is to be found again; part of each link's address.</param>
/// <param name="WorkflowsList">Names of workflows with commas between them: <c>send-email</c>, <c>process-leads</c>, <c>notify-owner</c>; empty for none.</param>
/// <param name="Site">What the links are for; shown on their page and in the mail.</param>
/// <param name="CallbackUrl">Address that is posted to when a link is opened or used, and when a file handed in has ended.</param>
/// <param name="Uses">How many files each link takes; 1 when it is not said.</param>
/// <param name="ExpiresInDays">After how many days the links end; 7 when it is not said, at most 90.</param>
/// <param name="ExpiresAt">When the links end; instead of <c>expires_in_days</c>.</param>
public sealed record GenerateLinksBody(
    IReadOnlyList<string?>? Emails, string? Metadata = null, string? WorkflowsList = null, string? Site = null, string? CallbackUrl = null, int? Uses = null, double? ExpiresInDays = null, DateTimeOffset? ExpiresAt = null)
{
    internal GenerateLink ToRequest() => new(Emails, Metadata, WorkflowsList, Site, CallbackUrl, Uses, ExpiresInDays, ExpiresAt);
}

/// <summary>An application link that was made.</summary>
/// <param name="User">The address it is for, as it was given.</param>
/// <param name="GeneratedMessage">The link.</param>
public sealed record GeneratedLinkBody(string User, [property: JsonPropertyName("GeneratedMessage")] string GeneratedMessage);
