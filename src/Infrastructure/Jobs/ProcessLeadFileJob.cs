using MediatR;
using Platform.Application.LeadFiles.RunLeadFile;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Takes one submission of a lead file through its processing.</summary>
internal sealed class ProcessLeadFileJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (fileId, submission) = JobDefinitions.WorkOf(context);
        await mediator.Send(new RunLeadFile(fileId, submission), cancellationToken);
    }
}
