using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.WatchLeadFile;

/// <summary>Watches a file until its end.</summary>
public sealed record WatchLeadFile(string FileId) : IRequest<Result<IAsyncEnumerable<LeadFileState>>>;

internal sealed class WatchLeadFileHandler(IPlatformDb db, ICaller caller, IDownloadLinks links, TimeProvider time)
    : IRequestHandler<WatchLeadFile, Result<IAsyncEnumerable<LeadFileState>>>
{
    // Runs write their progress at most this often, and may be on another server: the database is the one place where all of them meet.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Unchanged states are repeated, so that proxies do not take the connection for dead.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task<Result<IAsyncEnumerable<LeadFileState>>> Handle(WatchLeadFile request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        return file.Error is { } error ? error : Result<IAsyncEnumerable<LeadFileState>>.Of(WatchAsync(request.FileId, CancellationToken.None));
    }

    private async IAsyncEnumerable<LeadFileState> WatchAsync(string fileId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        LeadFileProgress? lastProgress = null;
        LeadFileStatus? lastStatus = null;
        var lastAt = time.GetTimestamp();
        do
        {
            var file = await db.LeadFilesOf(caller).AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);
            if (file is null)
            {
                yield break;
            }

            if (file.Progress != lastProgress || file.Status != lastStatus || time.GetElapsedTime(lastAt) >= Silence)
            {
                (lastProgress, lastStatus, lastAt) = (file.Progress, file.Status, time.GetTimestamp());
                yield return links.Show(file);
            }

            if (file.HasEnded)
            {
                yield break;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
