namespace Platform.Infrastructure.Fetching;

/// <summary>Configuration section <c>Fetch</c>.</summary>
public sealed class FetchOptions : ICheckedSettings
{
    public const string Section = "Fetch";

    /// <summary>Hosts (<c>host</c> or <c>host:port</c>) that may be fetched from whatever their address is. Default none: private, loopback and link-local addresses are refused.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Largest lead file in bytes, fetched or uploaded.</summary>
    public long MaxBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Longest time for a whole transfer, one attempt.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest time without a byte, also until the answer begins.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time to open a connection.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Redirects that are followed. At most 5.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>How often a transfer is tried again after a transient fault.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Wait before the first repetition; it doubles each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait that a server's <c>Retry-After</c> can ask for; beyond it the fetch fails.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(2);

    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (MaxBytes <= 0)
        {
            yield return (nameof(MaxBytes), "must be more than 0 bytes");
        }

        foreach (var (key, value) in new[] { (nameof(Timeout), Timeout), (nameof(IdleTimeout), IdleTimeout), (nameof(ConnectTimeout), ConnectTimeout) })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return (key, "must be a positive time, as 00:01:00");
            }
        }

        if (MaxRedirects is < 0 or > 5)
        {
            yield return (nameof(MaxRedirects), "must be from 0 to 5");
        }

        if (Retries is < 0 or > 20)
        {
            yield return (nameof(Retries), "must be from 0 to 20");
        }

        if (RetryDelay < TimeSpan.Zero || MaxRetryAfter < TimeSpan.Zero)
        {
            yield return (RetryDelay < TimeSpan.Zero ? nameof(RetryDelay) : nameof(MaxRetryAfter), "must not be negative");
        }
    }
}
