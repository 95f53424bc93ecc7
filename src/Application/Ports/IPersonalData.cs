namespace Platform.Application.Ports;

/// <summary>A part of what is kept on a person. Each feature that keeps something registers one.</summary>
public interface IPersonalData
{
    /// <summary>Name of the part in the export, snake case.</summary>
    string Name { get; }

    /// <summary>What is kept, as objects that can be written as JSON.</summary>
    Task<object> CollectAsync(string userId, CancellationToken cancellationToken);
}
