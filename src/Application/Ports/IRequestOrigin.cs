namespace Platform.Application.Ports;

/// <summary>Where the present request comes from.</summary>
public interface IRequestOrigin
{
    /// <summary>Network address of the client; null outside a request.</summary>
    string? Address { get; }

    /// <summary>What the client calls itself, cut to 300 characters.</summary>
    string? UserAgent { get; }
}
