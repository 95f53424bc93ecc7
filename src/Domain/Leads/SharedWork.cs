using System.Collections.Concurrent;

namespace Platform.Domain.Leads;

/// <summary>
/// Work in pieces that several threads share: each takes the next piece when it is done with one. The library's own loop over numbers hands out more and more of them at a time, so that one thread may have
/// many large pieces left while the others stand idle.
/// </summary>
internal static class SharedWork
{
    /// <summary>Does the pieces 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="degree">Threads, at most.</param>
    /// <param name="work">Does a piece.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void For(int count, int degree, Action<int> work, CancellationToken cancellationToken) =>
        Parallel.ForEach(OneByOne(count), Options(degree, cancellationToken), work);

    /// <summary>Does the pieces 0 to <paramref name="count"/> - 1 with something that each thread has for itself.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="degree">Threads, at most.</param>
    /// <param name="createWorker">Makes what one thread needs.</param>
    /// <param name="work">Does a piece.</param>
    /// <param name="finish">Takes what a thread has come to.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void For<TWorker>(int count, int degree, Func<TWorker> createWorker, Action<TWorker, int> work, Action<TWorker> finish, CancellationToken cancellationToken) =>
        Parallel.ForEach(
            OneByOne(count), Options(degree, cancellationToken), createWorker,
            (piece, _, worker) =>
            {
                work(worker, piece);
                return worker;
            },
            finish);

    private static OrderablePartitioner<int> OneByOne(int count) => Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering);

    private static ParallelOptions Options(int degree, CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Math.Max(1, degree), CancellationToken = cancellationToken };
}
