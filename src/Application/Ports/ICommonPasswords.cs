namespace Platform.Application.Ports;

/// <summary>The passwords that are tried first.</summary>
public interface ICommonPasswords
{
    /// <summary>Whether a password is one of them, or one of them with ornaments.</summary>
    bool Contains(string password);
}
