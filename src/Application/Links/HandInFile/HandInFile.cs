using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.LeadFiles;
using Platform.Application.LeadFiles.UploadLeadFile;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.HandInFile;

/// <summary>Takes in a lead file from who holds a link. This and nothing else uses the link.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Parts">The parts of the form: one <c>file</c>.</param>
public sealed record HandInFile(string? Token, IUploadParts Parts) : IRequest<Result<LeadFileState>>;

internal sealed class HandInFileHandler(
    IPlatformDb db, LinkHolders holders, LinkWebhooks webhooks, LinkWorkflows workflows, ILeadFileFetcher fetcher, IFileStore store, IDownloadLinks downloads, IWorkStore work, TimeProvider time)
    : IRequestHandler<HandInFile, Result<LeadFileState>>
{
    // Who loses against another upload looks anew whether a use is left.
    private const int MostTries = 20;

    public async Task<Result<LeadFileState>> Handle(HandInFile request, CancellationToken cancellationToken)
    {
        // Before the bytes are read; whether a use is left is decided once more when they are stored.
        if ((await FindUsableAsync(request.Token, cancellationToken)).Error is { } refused)
        {
            return refused;
        }

        var id = Identifiers.New("file", time.GetUtcNow());
        var kept = false;
        try
        {
            var received = await ReceiveAsync(id, request.Parts, cancellationToken);
            var taken = received.Error is { } error ? error : await TakeInAsync(request.Token, id, received.Value.Name, received.Value.Bytes, cancellationToken);
            kept = taken.IsSuccess;
            return taken;
        }
        finally
        {
            if (!kept)
            {
                await store.DeleteAllAsync(LeadFileKeys.All(id), CancellationToken.None);
            }
        }
    }

    private async Task<Result<Link>> FindUsableAsync(string? token, CancellationToken cancellationToken)
    {
        var found = await holders.FindAsync(token, cancellationToken);
        return found.Error is null && found.Value.CheckUsable(time.GetUtcNow()).Error is { } error ? error : found;
    }

    private async Task<Result<(string Name, long Bytes)>> ReceiveAsync(string id, IUploadParts parts, CancellationToken cancellationToken)
    {
        while (await parts.NextAsync(cancellationToken) is { } part)
        {
            if (part.Name == "file" && part.FileName is not null)
            {
                var received = await fetcher.ReceiveAsync(part.Content, LeadFileKeys.Input(id, 0), cancellationToken);
                var name = Path.GetFileName(part.FileName);
                return received.Error is { } error ? error : (string.IsNullOrWhiteSpace(name) ? "upload" : name, received.Value);
            }
        }

        const string missing = "Missing required parameter: file";
        return new Error("invalid_request", missing, ErrorKind.Validation, new Dictionary<string, string[]> { ["file"] = [missing] });
    }

    private async Task<Result<LeadFileState>> TakeInAsync(string? token, string id, string name, long bytes, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            db.Discard();
            var found = await FindUsableAsync(token, cancellationToken);
            if (found.Error is { } error)
            {
                return error;
            }

            var (link, now) = (found.Value, time.GetUtcNow());
            var file = LeadFile.FromLink(id, link.Batch.Owner, link.Id, name, bytes, link.Batch.CallbackUrl, link.Batch.Has(ProcessLeadsWorkflow.WorkflowName), now);
            if (await TryCommitAsync(link, file, now, cancellationToken))
            {
                return downloads.Show(file);
            }
        }

        return LinkErrors.ChangedMeanwhile;
    }

    private async Task<bool> TryCommitAsync(Link link, LeadFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wasOpened = link.OpenedAt is not null;
        link.Use(file.Id, now);
        db.Set<LeadFile>().Add(file);
        var next = new List<Work>(workflows.Begin(LinkMoment.HandedIn, link.Batch, link.Id, file.Id));
        if (!wasOpened)
        {
            next.AddRange(await webhooks.AnnounceAsync(link, LinkWebhooks.Opened, cancellationToken));
        }

        next.AddRange(await webhooks.AnnounceAsync(link, LinkWebhooks.Used, cancellationToken));
        try
        {
            return (await work.CommitAsync(next, cancellationToken)).IsSuccess;
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // The other upload's use or callback has the number that this one took.
            return false;
        }
    }
}
