using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>An application link as its team sees it (snake case). Its address is not part of it: that is for the invited only.</summary>
public sealed record LinkItem
{
    /// <summary>The link's id, which is also the <c>jti</c> of its token.</summary>
    public required string Id { get; init; }

    /// <summary>The same for all links of one request.</summary>
    public required string BatchId { get; init; }

    /// <summary><c>created</c>, <c>sent</c>, <c>undelivered</c>, <c>opened</c>, <c>used</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who is invited.</summary>
    public required string Email { get; init; }

    /// <summary>As it was given.</summary>
    public required string Site { get; init; }

    /// <summary>As it was given.</summary>
    public required string Metadata { get; init; }

    /// <summary>Names of the workflows.</summary>
    public required IReadOnlyList<string> Workflows { get; init; }

    /// <summary>Project of the team that the link, and what is handed in, belongs to.</summary>
    public required string ProjectId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Files handed in.</summary>
    public required int Uses { get; init; }

    /// <summary>Files that it takes in all.</summary>
    public required int UsesAllowed { get; init; }

    /// <summary>What happened to it, first to last.</summary>
    public required IReadOnlyList<LinkEventItem> Events { get; init; }

    internal static LinkItem Of(Link link, DateTimeOffset now) => new()
    {
        Id = link.Id,
        BatchId = link.BatchId,
        State = NameOf(link.StateAt(now)),
        Email = link.Email,
        Site = link.Batch.Site,
        Metadata = link.Batch.Metadata,
        Workflows = link.Batch.Workflows,
        ProjectId = link.Batch.ProjectId,
        CreatedAt = link.Batch.CreatedAt,
        ExpiresAt = link.Batch.ExpiresAt,
        Uses = link.UseCount,
        UsesAllowed = link.Batch.UsesAllowed,
        Events = [.. link.EventsAt(now).Select(e => new LinkEventItem(NameOf(e.Type), e.At, e.FileId))],
    };

    internal static string NameOf(LinkState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Something that happened to a link.</summary>
/// <param name="Type"><c>created</c>, <c>sent</c>, <c>undelivered</c>, <c>opened</c>, <c>used</c>, <c>expired</c> or <c>revoked</c>.</param>
/// <param name="At">When.</param>
/// <param name="FileUploadIdentifier">For <c>used</c>: the lead file that was handed in; null otherwise.</param>
public sealed record LinkEventItem(string Type, DateTimeOffset At, string? FileUploadIdentifier);
