using MediatR;
using Platform.Application.LeadFiles.DeliverCallback;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Makes one attempt at a callback.</summary>
internal sealed class DeliverCallbackJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (deliveryId, attempt) = JobDefinitions.WorkOf(context);
        await mediator.Send(new DeliverCallback(deliveryId, attempt), cancellationToken);
    }
}
