using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.RunLeadFile;

/// <summary>Takes a lead file through its processing: fetch → refine → publish → announce.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Submission">Which of its submissions; nothing happens for an earlier one.</param>
public sealed record RunLeadFile(string FileId, int Submission) : IRequest<Result>;

internal sealed partial class RunLeadFileHandler(
    IPlatformDb db,
    ILeadFileFetcher fetcher,
    IFileStore store,
    IScratchSpace scratchSpace,
    LeadFilePipeline pipeline,
    IProcessMemory memory,
    AgainstFiles against,
    ILeadFileRuns runs,
    IWorkStore work,
    Callbacks callbacks,
    TimeProvider time,
    ILogger<RunLeadFileHandler> logger) : IRequestHandler<RunLeadFile, Result>
{
    public async Task<Result> Handle(RunLeadFile request, CancellationToken cancellationToken)
    {
        var file = await db.Set<LeadFile>().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken);
        if (file is null || file.HasEnded || file.Submission != request.Submission)
        {
            return Result.Success;
        }

        var begun = file.Begin(time.GetUtcNow());
        if (!begun.IsSuccess)
        {
            return await CommitAsync(await callbacks.AnnounceEndAsync(file, cancellationToken), cancellationToken);
        }

        var outcome = (await CommitAsync([], cancellationToken)).IsSuccess ? await RunAsync(file, begun.Value, cancellationToken) : LeadFileErrors.Superseded;
        if (outcome.Error == LeadFileErrors.Superseded)
        {
            await CleanUpAsync(file.Id, begun.Value);
        }

        return outcome;
    }

    private async Task<Result> RunAsync(LeadFile file, int attempt, CancellationToken stopping)
    {
        Result<LeadFileSummary> refined;
        await using (var progress = new RunProgress(runs, time, logger, file))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, progress.Superseded);
            try
            {
                refined = await WorkAsync(file, attempt, progress, either.Token);
            }
            catch (OperationCanceledException) when (progress.Superseded.IsCancellationRequested)
            {
                refined = LeadFileErrors.Superseded;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                file.HandBack(attempt, time.GetUtcNow());
                await CommitAsync([], CancellationToken.None);
                throw;
            }
            catch (Exception e)
            {
                LogUnexpected(e, file.Id, attempt);
                refined = new Error(LeadFileErrors.Unexpected.Code, LeadFileErrors.Unexpected.Message, ErrorKind.Unprocessable);
            }
        }

        var outcome = refined.Error == LeadFileErrors.Superseded ? LeadFileErrors.Superseded : await EndAsync(file, attempt, refined);
        if (refined.IsSuccess)
        {
            memory.GiveBack(refined.Value.Rows);
        }

        return outcome;
    }

    private async Task<Result<LeadFileSummary>> WorkAsync(LeadFile file, int attempt, RunProgress progress, CancellationToken cancellationToken)
    {
        if (file.InputKey is null && (await FetchAsync(file, attempt, progress, cancellationToken)).Error is { } notFetched)
        {
            return notFetched;
        }

        var options = AgainstFiles.OptionsOf(file);
        if (options.Error is { } invalid)
        {
            return invalid;
        }

        using var scratch = scratchSpace.Create();
        var outputs = RefiningOutputs.In(scratch.Path);
        var input = await store.LocalPathAsync(file.InputKey!, scratch.Path, cancellationToken);
        var earlier = await against.TakeAsync(file, options.Value, scratch.Path, cancellationToken);
        if (earlier.Error is { } gone)
        {
            return gone;
        }

        memory.MakeRoom(new FileInfo(input).Length);
        var job = new RefiningJob(file.Id, input, scratch.Path, outputs, options.Value) { Against = earlier.Value };
        var report = await pipeline.RefineAsync(job, progress, cancellationToken);
        if (report.Error is { } error)
        {
            return error;
        }

        progress.Publishing();
        await Task.WhenAll(
            Publish(LeadFileOutput.Processed, outputs.Refined), Publish(LeadFileOutput.Rejected, outputs.Rejected), Publish(LeadFileOutput.Golden, outputs.Golden), Publish(LeadFileOutput.Report, outputs.Report));
        var summary = report.Value.Summary;
        return new LeadFileSummary(summary.Rows, summary.Accepted, summary.Review, summary.Duplicates, summary.Rejected);

        Task Publish(LeadFileOutput output, string path) => store.TakeFileAsync(LeadFileKeys.Output(file.Id, attempt, output), path, cancellationToken);
    }

    private async Task<Result> FetchAsync(LeadFile file, int attempt, RunProgress progress, CancellationToken cancellationToken)
    {
        var key = LeadFileKeys.Input(file.Id, attempt);
        var fetched = await fetcher.FetchAsync(new Uri(file.SourceUrl!), key, progress, cancellationToken);
        if (fetched.Error is { } error)
        {
            return error;
        }

        var kept = file.Fetched(attempt, key, fetched.Value);
        return kept.IsSuccess ? await CommitAsync([], cancellationToken) : kept;
    }

    // Whatever stops the server now: the end is written.
    private async Task<Result> EndAsync(LeadFile file, int attempt, Result<LeadFileSummary> refined)
    {
        var ended = refined.Error is { } error
            ? file.Fail(attempt, new LeadFileFailure(error.Code, error.Message), time.GetUtcNow())
            : file.Complete(attempt, refined.Value, time.GetUtcNow());
        return ended.IsSuccess ? await CommitAsync(await callbacks.AnnounceEndAsync(file, CancellationToken.None), CancellationToken.None) : ended;
    }

    // Who changed the row meanwhile has moved the file on.
    private async Task<Result> CommitAsync(IReadOnlyList<Work> next, CancellationToken cancellationToken) =>
        (await work.CommitAsync(next, cancellationToken)).IsSuccess ? Result.Success : LeadFileErrors.Superseded;

    // What this run put out belongs to nobody; and if the file was deleted meanwhile, neither does what it fetched.
    private async Task CleanUpAsync(string fileId, int attempt)
    {
        var exists = await db.Set<LeadFile>().AsNoTracking().AnyAsync(f => f.Id == fileId);
        await store.DeleteAllAsync(exists ? LeadFileKeys.Run(fileId, attempt) : LeadFileKeys.All(fileId), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {Attempt} of {FileId} failed unexpectedly")]
    private partial void LogUnexpected(Exception exception, string fileId, int attempt);
}
