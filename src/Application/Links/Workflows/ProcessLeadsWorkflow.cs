using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links.Workflows;

/// <summary><c>process-leads</c>: a file that is handed in is processed like any other of the link's project.</summary>
internal sealed class ProcessLeadsWorkflow(TimeProvider time) : ILinkWorkflow
{
    public const string WorkflowName = "process-leads";

    public string Name => WorkflowName;

    public bool Wants(LinkMoment moment, LinkBatch batch) => moment == LinkMoment.HandedIn;

    public Task<IReadOnlyList<Work>> RunAsync(LinkOccasion occasion, CancellationToken cancellationToken)
    {
        if (occasion.File is not { IsHeld: true } file)
        {
            return Task.FromResult<IReadOnlyList<Work>>([]);
        }

        var now = time.GetUtcNow();
        file.Release(now);
        return Task.FromResult<IReadOnlyList<Work>>([new LeadFileWork(file.Id, file.Submission, now)]);
    }
}
