namespace Platform.Infrastructure;

/// <summary>A setting is wrong; the start ends with this one sentence, which names the configuration key.</summary>
public sealed class InvalidSettingException(string key, string problem) : Exception($"{key} {problem}.")
{
    /// <summary>The configuration key, as <c>Database:Provider</c>.</summary>
    public string Key { get; } = key;
}
