using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.Workflows;

/// <summary>Knows the workflows, and notes in the present unit of work which of them are to be run.</summary>
internal sealed class LinkWorkflows(IPlatformDb db, IEnumerable<ILinkWorkflow> known, TimeProvider time)
{
    /// <summary>Names of all workflows, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; } = [.. known.Select(w => w.Name).Order(StringComparer.Ordinal)];

    /// <summary>The workflow of a name; null when there is none any more.</summary>
    public ILinkWorkflow? Find(string name) => known.FirstOrDefault(w => w.Name == name);

    /// <summary>Notes what a moment calls for.</summary>
    /// <returns>The work to be committed with it.</returns>
    public IReadOnlyList<Work> Begin(LinkMoment moment, LinkBatch batch, string? linkId = null, string? fileId = null)
    {
        var now = time.GetUtcNow();
        var tasks = batch.Workflows
            .Where(name => Find(name)?.Wants(moment, batch) is true)
            .Select(name => LinkTask.Create(batch, name, moment, linkId, fileId, now))
            .ToArray();
        db.Set<LinkTask>().AddRange(tasks);
        return [.. tasks.Select(t => new LinkTaskWork(t.Id, 1, now))];
    }

    /// <summary>Notes what the end of a lead file calls for.</summary>
    public async Task<IReadOnlyList<Work>> BeginForFileAsync(LeadFile file, CancellationToken cancellationToken) =>
        file.LinkId is { } linkId && await db.Set<Link>().Where(l => l.Id == linkId).Select(l => l.Batch).FirstOrDefaultAsync(cancellationToken) is { } batch
            ? Begin(LinkMoment.FileEnded, batch, linkId, file.Id)
            : [];
}
