namespace Platform.Application.Ports;

/// <summary>Requests for new passwords, looked at after they were answered.</summary>
public interface IResetRequests
{
    /// <summary>Adds a request to the present unit of work; once that is committed, it is looked at.</summary>
    void Add(string email);
}
