namespace Platform.Infrastructure;

/// <summary>Configuration section <c>Platform</c>.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Directory for everything the server keeps: the embedded database, files, mail, keys. Made when missing.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Address under which clients reach the server, used in links and mails. Default: the first address it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Base64 of at least 32 random bytes, from which API keys and other secrets are derived. Default: made at first start and kept in the data directory.</summary>
    public string? MasterKey { get; set; }
}
