using MediatR;
using Platform.Application.Links.RunLinkTask;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Runs a workflow of application links.</summary>
internal sealed class RunLinkTaskJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (taskId, attempt) = JobDefinitions.WorkOf(context);
        await mediator.Send(new RunLinkTask(taskId, attempt), cancellationToken);
    }
}
