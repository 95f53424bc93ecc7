using Platform.Domain.Common;

namespace Platform.Application.Ports;

/// <summary>Work that is done outside of any request: it survives the process, and is done at least once.</summary>
public interface IWorkStore
{
    /// <summary>Saves the changes of the present unit of work together with the work that follows from them: neither survives without the other.</summary>
    /// <returns>Success; or a conflict, with nothing saved, when somebody else changed the same rows meanwhile.</returns>
    Task<Result> CommitAsync(IReadOnlyList<Work> work, CancellationToken cancellationToken);
}

/// <summary>Something to be done.</summary>
/// <param name="DueAt">Not before this moment.</param>
public abstract record Work(DateTimeOffset DueAt);

/// <summary>Taking a lead file through its processing.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Submission">Which of its submissions; work for an earlier one is void.</param>
/// <param name="DueAt">Not before this moment.</param>
public sealed record LeadFileWork(string FileId, int Submission, DateTimeOffset DueAt) : Work(DueAt);

/// <summary>One run of a workflow of application links.</summary>
/// <param name="TaskId">What is to be done.</param>
/// <param name="Attempt">Number of the run; work for one that was begun is void.</param>
/// <param name="DueAt">Not before this moment.</param>
public sealed record LinkTaskWork(string TaskId, int Attempt, DateTimeOffset DueAt) : Work(DueAt);

/// <summary>One attempt at a callback.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">Number of the attempt; work for one that was made is void.</param>
/// <param name="DueAt">Not before this moment.</param>
public sealed record CallbackWork(string DeliveryId, int Attempt, DateTimeOffset DueAt) : Work(DueAt);
