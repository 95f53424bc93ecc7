using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Domain.Links;

/// <summary>What the links of one request have in common.</summary>
public sealed class LinkBatch
{
    /// <summary>Most addresses in one request.</summary>
    public const int MaxLinks = 1000;

    /// <summary>Longest <c>site</c>, in characters.</summary>
    public const int MaxSiteLength = 200;

    /// <summary>Longest <c>metadata</c>, in characters. It is part of every link's address.</summary>
    public const int MaxMetadataLength = 1000;

    /// <summary>Most files that one link can be made to take.</summary>
    public const int MaxUses = 1000;

    /// <summary>Longest life of a link. Signing keys that were replaced are accepted for as long.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(90);

    private LinkBatch()
    {
    }

    public string Id { get; private set; } = null!;

    /// <summary>Account that made the links; it is told what comes of them.</summary>
    public string UserId { get; private set; } = null!;

    public string TeamId { get; private set; } = null!;

    public string ProjectId { get; private set; } = null!;

    /// <summary>Text of the customer: what the links are for. To be shown as text only.</summary>
    public string Site { get; private set; } = null!;

    /// <summary>Text of the customer. To be shown as text only.</summary>
    public string Metadata { get; private set; } = null!;

    /// <summary>Names of the workflows in the order given, with commas between them; empty for none.</summary>
    public string WorkflowList { get; private set; } = null!;

    /// <summary>Whom to tell what happens to the links and the files handed in. May hold secrets: never to be logged.</summary>
    public string? CallbackUrl { get; private set; }

    /// <summary>How many files each link takes.</summary>
    public int UsesAllowed { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the links end, to the second, as their tokens say it.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Names of the workflows.</summary>
    public IReadOnlyList<string> Workflows => WorkflowList.Length == 0 ? [] : WorkflowList.Split(',');

    /// <summary>Whose the files are that are handed in.</summary>
    public LeadFileOwner Owner => new(UserId, TeamId, ProjectId);

    /// <summary>A new batch without links.</summary>
    /// <param name="owner">Who makes the links, for which team and project.</param>
    /// <param name="terms">What was asked for.</param>
    /// <param name="now">The present time.</param>
    public static LinkBatch Create(LeadFileOwner owner, LinkTerms terms, DateTimeOffset now) => new()
    {
        Id = Identifiers.New("lnkb", now),
        UserId = owner.UserId,
        TeamId = owner.TeamId,
        ProjectId = owner.ProjectId,
        Site = terms.Site,
        Metadata = terms.Metadata,
        WorkflowList = string.Join(',', terms.Workflows),
        CallbackUrl = terms.CallbackUrl,
        UsesAllowed = terms.UsesAllowed,
        CreatedAt = now,
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(terms.ExpiresAt.ToUnixTimeSeconds()),
    };

    /// <summary>Whether a workflow was asked for.</summary>
    public bool Has(string workflow) => Workflows.Contains(workflow);
}

/// <summary>What was asked for with some links. Checked by who asks.</summary>
/// <param name="Site">What they are for.</param>
/// <param name="Metadata">Whatever the customer wants to find again.</param>
/// <param name="Workflows">Names of workflows.</param>
/// <param name="CallbackUrl">Whom to tell.</param>
/// <param name="UsesAllowed">How many files each takes.</param>
/// <param name="ExpiresAt">When they end.</param>
public sealed record LinkTerms(string Site, string Metadata, IReadOnlyList<string> Workflows, string? CallbackUrl, int UsesAllowed, DateTimeOffset ExpiresAt);
