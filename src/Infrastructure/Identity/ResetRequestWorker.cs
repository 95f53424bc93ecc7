using System.Data.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Application.Accounts.ForgotPassword;
using Platform.Domain.Accounts;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Identity;

/// <summary>Looks at requests for new passwords, at once when woken and by a sweep for what was left behind.</summary>
internal sealed class ResetRequestWorker(IServiceScopeFactory scopes, Signal<ResetRequestWorker> signal, TimeProvider time, ILogger<ResetRequestWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await signal.WaitAsync(Sweep, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DbUpdateException or DbException)
            {
                logger.LogError(e, "Requests for new passwords cannot be read");
                await signal.WaitAsync(Sweep, time, stoppingToken);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        List<string> ids;
        await using (var scope = scopes.CreateAsyncScope())
        {
            ids = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<ResetRequest>().OrderBy(r => r.Id).Take(100).Select(r => r.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in ids)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendPasswordReset(id), cancellationToken);
        }
    }
}
