using Platform.Domain.Common;

namespace Platform.Domain.Links;

/// <summary>When a workflow can be called upon.</summary>
public enum LinkMoment
{
    /// <summary>The links were made.</summary>
    Created,

    /// <summary>A file was handed in through one of them.</summary>
    HandedIn,

    /// <summary>Such a file was processed, or could not be.</summary>
    FileEnded,
}

/// <summary>That a workflow is to be run. The row is the record of the work; a job that was lost is made again from it.</summary>
public sealed class LinkTask
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    private LinkTask()
    {
    }

    /// <summary>How often a workflow is begun before it is given up.</summary>
    public static int MaxAttempts => Waits.Length;

    public string Id { get; private set; } = null!;

    public string BatchId { get; private set; } = null!;

    /// <summary>The link it is about; null when it is about all of the batch.</summary>
    public string? LinkId { get; private set; }

    /// <summary>The file that was handed in, if it is about one.</summary>
    public string? FileId { get; private set; }

    /// <summary>Name of the workflow.</summary>
    public string Workflow { get; private set; } = null!;

    public LinkMoment Moment { get; private set; }

    /// <summary>Runs that were begun; the fence of the present one.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is begun next, unless it is done before.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Something to be done at once.</summary>
    public static LinkTask Create(LinkBatch batch, string workflow, LinkMoment moment, string? linkId, string? fileId, DateTimeOffset now) => new()
    {
        Id = Identifiers.New("task", now),
        BatchId = batch.Id,
        LinkId = linkId,
        FileId = fileId,
        Workflow = workflow,
        Moment = moment,
        NextAttemptAt = now,
    };

    /// <summary>Begins a run. Should it not come to its end, the next one is due later.</summary>
    /// <param name="attempt">Which run is meant.</param>
    /// <param name="now">The present time.</param>
    /// <returns>False when it is done, or that run was begun before.</returns>
    public bool Begin(int attempt, DateTimeOffset now)
    {
        if (DoneAt is not null || attempt != Attempts + 1 || attempt > MaxAttempts)
        {
            return false;
        }

        NextAttemptAt = now + Waits[Attempts];
        Attempts++;
        return true;
    }

    /// <summary>It is done.</summary>
    public void Complete(DateTimeOffset now) => DoneAt = now;
}
