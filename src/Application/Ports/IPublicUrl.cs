namespace Platform.Application.Ports;

/// <summary>Under which address clients reach this server (<c>Platform:PublicUrl</c>, by default the first address it listens on).</summary>
public interface IPublicUrl
{
    /// <summary>An absolute address on this server.</summary>
    /// <param name="pathAndQuery">Begins with a slash; its parts are already URL-encoded.</param>
    string For(string pathAndQuery);
}
