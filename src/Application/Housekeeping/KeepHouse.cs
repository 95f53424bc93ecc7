using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Housekeeping;

/// <summary>Takes away what has had its use: old sessions, spent tokens, sent mail, answers kept for repeated requests, bytes of deleted files.</summary>
public sealed record KeepHouse : IRequest<Result>;

internal sealed partial class KeepHouseHandler(IServiceScopeFactory scopes, ILogger<KeepHouseHandler> logger) : IRequestHandler<KeepHouse, Result>
{
    public async Task<Result> Handle(KeepHouse request, CancellationToken cancellationToken)
    {
        int count;
        await using (var scope = scopes.CreateAsyncScope())
        {
            count = scope.ServiceProvider.GetServices<IHousekeepingTask>().Count();
        }

        for (var i = 0; i < count; i++)
        {
            // A unit of work each, so that one that fails takes no other with it.
            await using var scope = scopes.CreateAsyncScope();
            var task = scope.ServiceProvider.GetServices<IHousekeepingTask>().ElementAt(i);
            try
            {
                var (kind, taken) = (task.Name, await task.RunAsync(cancellationToken));
                LogDone(kind, taken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e, task.Name);
            }
        }

        return Result.Success;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Housekeeping: {Count} {Kind} taken away")]
    private partial void LogDone(string kind, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping of {Kind} failed; the next round tries again")]
    private partial void LogFailed(Exception exception, string kind);
}
