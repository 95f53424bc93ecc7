using System.Runtime.ExceptionServices;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Works on the items of a sequence with several threads, which take them in order, one at a time.</summary>
internal static class BatchWorkers
{
    /// <summary>
    /// Runs <paramref name="work"/> for every item. The sequence is walked by the workers themselves, under a lock, so nothing piles up between
    /// the walk and the work. The first failure ends the rest and is thrown.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="degree">Workers, the calling thread included.</param>
    /// <param name="createWorker">Makes what one worker needs; called once a worker, by the worker.</param>
    /// <param name="work">The work. The token it gets is cancelled when another worker fails.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What the workers were made of.</returns>
    public static IReadOnlyList<TWorker> Run<TItem, TWorker>(
        IEnumerable<TItem> items,
        int degree,
        Func<TWorker> createWorker,
        Action<TWorker, TItem, CancellationToken> work,
        CancellationToken cancellationToken)
    {
        using var source = items.GetEnumerator();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var gate = new Lock();
        var workers = new List<TWorker>(degree);
        Exception? failure = null;

        var others = Enumerable.Range(1, Math.Max(degree, 1) - 1).Select(_ => Task.Run(Loop, CancellationToken.None)).ToArray();
        Loop();
        Task.WaitAll(others, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return workers;

        void Loop()
        {
            try
            {
                var worker = createWorker();
                lock (gate)
                {
                    workers.Add(worker);
                }

                while (TryTake(out var item))
                {
                    work(worker, item, stop.Token);
                }
            }
            catch (Exception exception)
            {
                // Not swallowed: thrown again on the calling thread once every worker has stopped. What the others
                // throw because of it is not the cause.
                Interlocked.CompareExchange(ref failure, exception, null);
                stop.Cancel();
            }
        }

        bool TryTake(out TItem item)
        {
            lock (gate)
            {
                if (!stop.IsCancellationRequested && source.MoveNext())
                {
                    item = source.Current;
                    return true;
                }
            }

            item = default!;
            return false;
        }
    }
}
