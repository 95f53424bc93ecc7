using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.RunLinkTask;

/// <summary>Runs a workflow for one occasion.</summary>
/// <param name="TaskId">What is to be done.</param>
/// <param name="Attempt">Which run; nothing happens when it was begun before. One that does not come to its end is followed by another later.</param>
public sealed record RunLinkTask(string TaskId, int Attempt) : IRequest<Result>;

internal sealed class RunLinkTaskHandler(IPlatformDb db, LinkWorkflows workflows, IWorkStore work, TimeProvider time) : IRequestHandler<RunLinkTask, Result>
{
    public async Task<Result> Handle(RunLinkTask request, CancellationToken cancellationToken)
    {
        var task = await db.Set<LinkTask>().SingleOrDefaultAsync(t => t.Id == request.TaskId, cancellationToken);
        if (task is null || !task.Begin(request.Attempt, time.GetUtcNow()) || !(await work.CommitAsync([], cancellationToken)).IsSuccess)
        {
            return Result.Success;
        }

        var occasion = await OccasionAsync(task, cancellationToken);
        var next = occasion is not null && workflows.Find(task.Workflow) is { } workflow ? await workflow.RunAsync(occasion, cancellationToken) : [];
        task.Complete(time.GetUtcNow());
        return await work.CommitAsync(next, cancellationToken);
    }

    // Null when the links were deleted meanwhile.
    private async Task<LinkOccasion?> OccasionAsync(LinkTask task, CancellationToken cancellationToken)
    {
        var batch = await db.Set<LinkBatch>().SingleOrDefaultAsync(b => b.Id == task.BatchId, cancellationToken);
        var link = task.LinkId is null ? null : await db.Set<Link>().SingleOrDefaultAsync(l => l.Id == task.LinkId, cancellationToken);
        var file = task.FileId is null ? null : await db.Set<LeadFile>().SingleOrDefaultAsync(f => f.Id == task.FileId, cancellationToken);
        return batch is null ? null : new LinkOccasion(task.Moment, batch, link, file);
    }
}
