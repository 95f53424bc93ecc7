using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Jobs;

/// <summary>Writes progress in one UPDATE that finds its row only while the run is the one that may write.</summary>
internal sealed class LeadFileRuns(IServiceScopeFactory scopes) : ILeadFileRuns
{
    public async Task<bool> ReportAsync(string fileId, int attempt, LeadFileProgress progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().Set<LeadFile>()
            .Where(f => f.Id == fileId && f.Attempt == attempt && f.Status == LeadFileStatus.Processing)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(f => f.Progress.Stage, progress.Stage)
                    .SetProperty(f => f.Progress.RowsRead, progress.RowsRead)
                    .SetProperty(f => f.Progress.RowsDone, progress.RowsDone)
                    .SetProperty(f => f.Progress.Percent, progress.Percent),
                cancellationToken);
        return rows == 1;
    }
}
