using MediatR;
using Platform.Application.Housekeeping;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Takes away what has had its use. Of several servers on one database one does it each time.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(IMediator mediator) : IJob
{
    /// <summary>Key of the one job.</summary>
    public static readonly JobKey Key = new("housekeeping", "housekeeping");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await mediator.Send(new KeepHouse(), cancellationToken);
}
