namespace Platform.Infrastructure.Fetching;

/// <summary>Configuration section <c>Fetch</c>. <c>Fetch:AllowedHosts</c> lists hosts that may be fetched from whatever their address.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Largest lead file in bytes, fetched or uploaded. Default 512 MiB.</summary>
    public long MaxBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Longest time for a whole transfer, one attempt. Default 30 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest time without a byte, also until the answer begins. Default 60 seconds.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time to open a connection. Default 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Redirects that are followed. Default 5, which is also the most.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>How often a transfer is tried again after a transient fault. Default 4.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Wait before the first repetition; it doubles each time, with jitter. Default 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait that a server's <c>Retry-After</c> can ask for; beyond it the fetch fails. Default 2 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <exception cref="InvalidSettingException">A value is out of range.</exception>
    public void Validate()
    {
        Require(MaxBytes > 0, nameof(MaxBytes), "must be more than 0 bytes");
        Require(Timeout > TimeSpan.Zero, nameof(Timeout), "must be a positive time, as 00:30:00");
        Require(IdleTimeout > TimeSpan.Zero, nameof(IdleTimeout), "must be a positive time, as 00:01:00");
        Require(ConnectTimeout > TimeSpan.Zero, nameof(ConnectTimeout), "must be a positive time, as 00:00:15");
        Require(MaxRedirects is >= 0 and <= 5, nameof(MaxRedirects), "must be from 0 to 5");
        Require(Retries is >= 0 and <= 20, nameof(Retries), "must be from 0 to 20");
        Require(RetryDelay >= TimeSpan.Zero, nameof(RetryDelay), "must not be negative");
        Require(MaxRetryAfter >= TimeSpan.Zero, nameof(MaxRetryAfter), "must not be negative");
    }

    private static void Require(bool holds, string setting, string problem)
    {
        if (!holds)
        {
            throw new InvalidSettingException($"{Section}:{setting}", problem);
        }
    }
}
