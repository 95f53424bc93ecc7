using System.Reflection;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Refines a made-up list of 300 leads once in the life of a process, so that the code is compiled before the first real list comes, which would take half as long again otherwise.
/// </summary>
public sealed class RefineryWarmUp(LeadFilePipeline pipeline)
{
    // Made by the generator of the benchmarks (seed 7), and an outcome for every lead, so that learning a score is compiled too.
    private const string List = "warm-up.csv";

    // From this size on it pays to compile beside opening a file what comes later.
    private const long LargeFile = 16 << 20;

    // Code is compiled for the process, whatever the number of services that are built in it.
    private static int begun;

    /// <summary>Refines the list, on one thread, unless this process has done so or is about to.</summary>
    /// <param name="directory">An existing directory for the list and its results; the caller deletes it.</param>
    /// <param name="cancellationToken">Ends it soon.</param>
    /// <returns>Whether it was done now; not so either where the limits of this server are too narrow for the list.</returns>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory must not be written to.</exception>
    public Task<bool> RunAsync(string directory, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref begun, 1) == 0 ? Task.Run(() => RefineListAsync(directory, cancellationToken), cancellationToken) : Task.FromResult(false);

    /// <summary>Refines a file, and while it is opened the list, if the file is so large that it pays: for a process that does nothing else.</summary>
    /// <inheritdoc cref="LeadFilePipeline.RefineAsync"/>
    public async Task<Result<RefiningReport>> RefineBesideAsync(RefiningJob job, IProgress<RefiningProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var pays = Environment.ProcessorCount > 1 && new FileInfo(job.InputPath) is { Exists: true, Length: >= LargeFile };
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var warmUp = pays ? RunAsync(job.ScratchDirectory, done.Token) : Task.FromResult(false);
        try
        {
            return await pipeline.RefineAsync(job, progress, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();

            // What became of the list says nothing about the file.
            await ((Task)warmUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RefineListAsync(string parent, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(parent, "warm-up")).FullName;
        var path = Path.Combine(directory, List);
        await using (var list = Assembly.GetExecutingAssembly().GetManifestResourceStream(List)!)
        await using (var file = File.Create(path))
        {
            await list.CopyToAsync(file, cancellationToken);
        }

        var job = new RefiningJob("warm-up", path, directory, RefiningOutputs.In(directory), RefiningOptions.Default) { DegreeOfParallelism = 1 };
        return (await pipeline.RefineAsync(job, new Unseen(), cancellationToken)).IsSuccess;
    }

    private sealed class Unseen : IProgress<RefiningProgress>
    {
        public void Report(RefiningProgress value)
        {
        }
    }
}
