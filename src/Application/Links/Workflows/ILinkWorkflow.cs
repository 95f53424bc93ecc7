using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.Workflows;

/// <summary>
/// Something that can be asked for with <c>workflows_list</c>. A class that implements this is all there is to a workflow: it is found by its interface, named in the
/// messages about unknown ones, and run as a durable job, with repetitions, in a unit of work that is committed together with the note that it is done.
/// </summary>
public interface ILinkWorkflow
{
    /// <summary>The name, lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>Whether it is to be run at a moment.</summary>
    /// <param name="moment">What has happened.</param>
    /// <param name="batch">The links; they have asked for this workflow.</param>
    bool Wants(LinkMoment moment, LinkBatch batch);

    /// <summary>Adds what is to be changed or sent to the unit of work. May be called again when it, or the commit, fails.</summary>
    /// <returns>Work to be committed with it.</returns>
    Task<IReadOnlyList<Work>> RunAsync(LinkOccasion occasion, CancellationToken cancellationToken);
}

/// <summary>What a workflow is run for.</summary>
/// <param name="Moment">What has happened.</param>
/// <param name="Batch">The links.</param>
/// <param name="Link">The one it is about; null for <see cref="LinkMoment.Created"/>.</param>
/// <param name="File">The file that was handed in; null for <see cref="LinkMoment.Created"/>, and when it was deleted meanwhile.</param>
public sealed record LinkOccasion(LinkMoment Moment, LinkBatch Batch, Link? Link, LeadFile? File);
