using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.LeadFiles;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.OpenLink;

/// <summary>Shows a link to who holds it. Uses nothing up; the first visit of a person is noted.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Visit">How the request looks.</param>
public sealed record OpenLink(string? Token, LinkVisit Visit) : IRequest<Result<LinkPage>>;

/// <summary>A link as who holds it sees it (snake case).</summary>
public sealed record LinkPage
{
    public required string Id { get; init; }

    /// <summary><c>created</c>, <c>sent</c>, <c>undelivered</c>, <c>opened</c> or <c>used</c>; the others are errors.</summary>
    public required string State { get; init; }

    /// <summary>Who is invited.</summary>
    public required string Email { get; init; }

    /// <summary>Name of the team that invites.</summary>
    public required string? TeamName { get; init; }

    /// <summary>What it is for, in the team's words.</summary>
    public required string Site { get; init; }

    /// <summary>Whatever the team noted.</summary>
    public required string Metadata { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Files handed in.</summary>
    public required int Uses { get; init; }

    /// <summary>Files that it takes in all.</summary>
    public required int UsesAllowed { get; init; }

    /// <summary>Largest file that is taken, in bytes.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Whether a file is processed when it is handed in; otherwise it is stored, and <c>progress.stage</c> is <c>held</c>.</summary>
    public required bool Processes { get; init; }

    /// <summary>The latest file that was handed in; null before, and when it was deleted.</summary>
    public required LeadFileState? File { get; init; }
}

internal sealed class OpenLinkHandler(IPlatformDb db, LinkHolders holders, LinkWebhooks webhooks, ILeadFileFetcher fetcher, IDownloadLinks downloads, IWorkStore work, TimeProvider time)
    : IRequestHandler<OpenLink, Result<LinkPage>>
{
    public async Task<Result<LinkPage>> Handle(OpenLink request, CancellationToken cancellationToken)
    {
        var found = await holders.FindAsync(request.Token, cancellationToken);
        if (found.Error is null && request.Visit.LooksHuman && found.Value.Open(time.GetUtcNow()) && !await TryCommitAsync(found.Value, cancellationToken))
        {
            // Somebody else opened, used or revoked it at the same moment, and that is noted.
            db.Discard();
            found = await holders.FindAsync(request.Token, cancellationToken);
        }

        return found.Error is { } error ? error : await ShowAsync(found.Value, cancellationToken);
    }

    private async Task<bool> TryCommitAsync(Link link, CancellationToken cancellationToken)
    {
        try
        {
            return (await work.CommitAsync(await webhooks.AnnounceAsync(link, LinkWebhooks.Opened, cancellationToken), cancellationToken)).IsSuccess;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private async Task<LinkPage> ShowAsync(Link link, CancellationToken cancellationToken) => new()
    {
        Id = link.Id,
        State = LinkItem.NameOf(link.StateAt(time.GetUtcNow())),
        Email = link.Email,
        TeamName = await holders.TeamNameAsync(link, cancellationToken),
        Site = link.Batch.Site,
        Metadata = link.Batch.Metadata,
        ExpiresAt = link.Batch.ExpiresAt,
        Uses = link.UseCount,
        UsesAllowed = link.Batch.UsesAllowed,
        MaxBytes = fetcher.MaxBytes,
        Processes = link.Batch.Has(ProcessLeadsWorkflow.WorkflowName),
        File = await holders.FileAsync(link, cancellationToken) is { } file ? downloads.Show(file) : null,
    };
}
