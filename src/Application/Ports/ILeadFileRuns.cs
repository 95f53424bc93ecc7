using Platform.Domain.LeadFiles;

namespace Platform.Application.Ports;

/// <summary>Writes the progress of runs beside the unit of work of the run itself.</summary>
public interface ILeadFileRuns
{
    /// <summary>Writes how far a run has come, if it is still the one that may write.</summary>
    /// <returns>False when the file was cancelled, deleted, or taken over by another run: this one must stop.</returns>
    Task<bool> ReportAsync(string fileId, int attempt, LeadFileProgress progress, CancellationToken cancellationToken);
}
