using Platform.Domain.ApiKeys;

namespace Platform.Application.Ports;

/// <summary>The secrets of API keys, which are derived and not kept.</summary>
public interface IApiKeySecrets
{
    /// <summary>The whole key, as its owner sends it.</summary>
    string KeyOf(ApiKey key);

    /// <summary>The version whose secret a sent key holds, of the present and the one before; null when it is neither. Compares in constant time.</summary>
    int? VersionOf(ApiKey key, string sent);
}
