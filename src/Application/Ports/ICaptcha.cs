namespace Platform.Application.Ports;

/// <summary>Tells people (or at least patience) from floods.</summary>
public interface ICaptcha
{
    /// <summary>Whether the answer is right; each right answer is good once.</summary>
    Task<bool> IsSolvedAsync(string? answer, CancellationToken cancellationToken);
}
